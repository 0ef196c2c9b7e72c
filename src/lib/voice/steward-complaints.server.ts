import { and, asc, count, desc, eq, inArray, ne, not } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { ComplaintWords } from './complaint-words.server.ts'
import { readSteps } from './read-steps.server.ts'
import { openStates, type ComplaintState, type StepKind } from './rules.ts'
import { complaint } from './tables.server.ts'

/** What a steward sees of a complaint: nothing says whose it is. Instants are ms UTC. */
export interface ComplaintRow {
  readonly id: string
  readonly reference: string
  readonly state: ComplaintState
  readonly sentAt: number
  readonly acknowledgedAt: number | null
  readonly endedAt: number | null
}

export interface ComplaintPage extends ComplaintRow {
  readonly steps: readonly {
    readonly seq: number
    readonly kind: StepKind
    readonly at: number
    readonly by: 'person' | 'you' | 'other'
    readonly words: ComplaintWords | null
  }[]
}

const columns = {
  id: complaint.id,
  reference: complaint.reference,
  state: complaint.state,
  sentAt: complaint.sentAt,
  acknowledgedAt: complaint.acknowledgedAt,
  endedAt: complaint.endedAt
}

/** Nobody handles their own: a steward who is a person too does not meet it here. */
const byOthers = (actor: StewardActor) => ne(complaint.personId, actor.accountId)

/** Everything open, the oldest first. */
export function listOpenComplaints(db: Database, actor: StewardActor): Promise<ComplaintRow[]> {
  return db.read
    .select(columns)
    .from(complaint)
    .where(and(byOthers(actor), inArray(complaint.state, openStates)))
    .orderBy(asc(complaint.sentAt), asc(complaint.id))
}

/** What ended last, up to `limit`. */
export function listEndedComplaints(
  db: Database,
  actor: StewardActor,
  limit: number
): Promise<ComplaintRow[]> {
  return db.read
    .select(columns)
    .from(complaint)
    .where(and(byOthers(actor), not(inArray(complaint.state, openStates))))
    .orderBy(desc(complaint.endedAt), desc(complaint.id))
    .limit(limit)
}

/** How many are open, and how many of these nobody has said anything to. */
export async function countOpenComplaints(
  db: Database,
  actor: StewardActor
): Promise<{ open: number; waiting: number }> {
  const rows = await db.read
    .select({ state: complaint.state, count: count() })
    .from(complaint)
    .where(and(byOthers(actor), inArray(complaint.state, openStates)))
    .groupBy(complaint.state)
  const of = (state: ComplaintState) => rows.find((row) => row.state === state)?.count ?? 0
  return { open: of('sent') + of('acknowledged'), waiting: of('sent') }
}

/**
 * One complaint with its words. It opens what the person wrote here, and nothing of their record. Test:
 * `steward-complaints.test.ts`.
 *
 * @throws Refusal `not-found`, also for the steward's own
 */
export async function getComplaint(
  db: Database,
  actor: StewardActor,
  complaintId: string
): Promise<ComplaintPage> {
  const [found] = await db.read
    .select({ ...columns, personId: complaint.personId, dataKeyId: complaint.dataKeyId })
    .from(complaint)
    .where(and(eq(complaint.id, complaintId), byOthers(actor)))
  if (!found) throw new Refusal('not-found')
  const { personId, dataKeyId: _, ...row } = found
  const steps = await readSteps(db, found)
  return {
    ...row,
    steps: steps.map(({ accountId, ...step }) => ({
      ...step,
      by: accountId === personId ? 'person' : accountId === actor.accountId ? 'you' : 'other'
    }))
  }
}
