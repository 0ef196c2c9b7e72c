import { and, desc, eq, gt } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { readSteps, type ComplaintStep } from './read-steps.server.ts'
import type { ComplaintState } from './rules.ts'
import { complaint } from './tables.server.ts'

/** A person's own complaint. Instants are ms UTC. */
export interface OwnComplaint {
  readonly id: string
  readonly reference: string
  readonly state: ComplaintState
  readonly sentAt: number
  readonly acknowledgedAt: number | null
  readonly endedAt: number | null
}

const columns = {
  id: complaint.id,
  reference: complaint.reference,
  state: complaint.state,
  sentAt: complaint.sentAt,
  acknowledgedAt: complaint.acknowledgedAt,
  endedAt: complaint.endedAt
}

/** A person's own complaints, newest first, without their words. */
export function listOwnComplaints(db: Database, { personId }: PersonActor): Promise<OwnComplaint[]> {
  return db.read
    .select(columns)
    .from(complaint)
    .where(eq(complaint.personId, personId))
    .orderBy(desc(complaint.sentAt), desc(complaint.id))
}

/** Id of the newest of their complaints that was answered after `since` (ms UTC); null for none. */
export async function findNewAnswer(
  db: Database,
  { personId }: PersonActor,
  since: number
): Promise<string | null> {
  const [found] = await db.read
    .select({ id: complaint.id })
    .from(complaint)
    .where(
      and(eq(complaint.personId, personId), eq(complaint.state, 'answered'), gt(complaint.endedAt, since))
    )
    .orderBy(desc(complaint.endedAt))
    .limit(1)
  return found?.id ?? null
}

/** @throws Refusal `not-found` when it is not theirs */
export async function getOwnComplaint(
  db: Database,
  { personId }: PersonActor,
  complaintId: string
): Promise<OwnComplaint & { readonly steps: readonly ComplaintStep[] }> {
  const [found] = await db.read
    .select({ ...columns, personId: complaint.personId, dataKeyId: complaint.dataKeyId })
    .from(complaint)
    .where(and(eq(complaint.id, complaintId), eq(complaint.personId, personId)))
  if (!found) throw new Refusal('not-found')
  const { personId: _, dataKeyId: __, ...own } = found
  return { ...own, steps: await readSteps(db, found) }
}
