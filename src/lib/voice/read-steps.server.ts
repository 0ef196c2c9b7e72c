import { asc, eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { openComplaintWords, type ComplaintWords } from './complaint-words.server.ts'
import type { StepKind } from './rules.ts'
import { complaintStep, type complaint } from './tables.server.ts'

/** One thing that was done about a complaint. `at` is ms UTC. */
export interface ComplaintStep {
  readonly seq: number
  readonly kind: StepKind
  readonly at: number
  /** Null when the account is gone. */
  readonly accountId: string | null
  readonly words: ComplaintWords | null
}

/** The steps of a complaint that the reader was found to be allowed, oldest first. Inside `voice/` only. */
export async function readSteps(
  db: Database,
  of: Pick<typeof complaint.$inferSelect, 'id' | 'personId' | 'dataKeyId'>
): Promise<ComplaintStep[]> {
  const rows = await db.read
    .select()
    .from(complaintStep)
    .where(eq(complaintStep.complaintId, of.id))
    .orderBy(asc(complaintStep.seq))
  const key = of.dataKeyId === null ? null : await openDataKey(db, of.personId, of.dataKeyId)
  return rows.map(({ seq, kind, at, accountId, sealed }) => ({
    seq,
    kind,
    at,
    accountId,
    words:
      key && sealed
        ? openComplaintWords(key, { personId: of.personId, complaintId: of.id, seq }, sealed)
        : null
  }))
}
