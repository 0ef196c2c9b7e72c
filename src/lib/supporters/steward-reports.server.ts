import { createHmac } from 'node:crypto'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { joinCodeSymbols } from '#lib/accounts/rules.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openWords } from '#lib/vault/sealed-words.server.ts'
import { openFamilyKey } from './family-key.server.ts'
import type { ReportKind } from './rules.ts'
import { familyReport } from './tables.server.ts'

/** A report of somebody who was invited or let in. `about` is the same for the same person and names nobody. */
export interface ReportForSteward {
  readonly id: string
  readonly kind: ReportKind
  readonly words: string
  /** ms UTC */
  readonly sentAt: number
  /** Five symbols. */
  readonly about: string
}

/** Reports that nobody has handled, oldest first. Nobody meets one about themself. Tests: `reports.test.ts`. */
export async function listReports(db: Database, actor: StewardActor): Promise<ReportForSteward[]> {
  const key = await openFamilyKey(db)
  const rows = await db.read
    .select()
    .from(familyReport)
    .where(and(isNull(familyReport.handledAt), ne(familyReport.personId, actor.accountId)))
    .orderBy(asc(familyReport.sentAt), asc(familyReport.id))
  return rows.map(({ id, personId, kind, sealedWords, sentAt }) => ({
    id,
    kind,
    words: sealedWords ? (openWords(key, [personId, 'family-report', id], sealedWords) as string) : '',
    sentAt,
    about: aboutWhom(db, personId)
  }))
}

/** Marks a report as handled, once. @throws Refusal `not-found` when it is not there, handled, or about themself */
export async function handleReport(db: Database, actor: StewardActor, id: string): Promise<void> {
  await db.write(async (tx, now) => {
    const done = await tx
      .update(familyReport)
      .set({ handledAt: now, handledBy: actor.accountId })
      .where(
        and(
          eq(familyReport.id, id),
          isNull(familyReport.handledAt),
          ne(familyReport.personId, actor.accountId)
        )
      )
      .returning({ id: familyReport.id })
    if (done.length === 0) throw new Refusal('not-found')
  })
}

/** Several reports about one person show as such; only the keyring leads from here to whom. */
function aboutWhom({ keyring }: Database, personId: string): string {
  const bytes = createHmac('sha256', keyring.pepper).update(`family-report:${personId}`).digest()
  return Array.from(bytes.subarray(0, 5), (byte) => joinCodeSymbols[byte % joinCodeSymbols.length]).join('')
}
