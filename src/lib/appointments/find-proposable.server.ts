import { sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { InterestState } from '#lib/referrals/rules.ts'
import { maySee } from './may-see.server.ts'
import { meetingStates } from './rules.ts'

/** An interest that a worker may offer times for: no value of the record, no name. */
export interface Proposable {
  readonly interestId: string
  readonly personId: string
  readonly dataKeyId: string
  /** All that the service knows the person by. */
  readonly threadRef: string
  readonly offerTitle: string
  readonly state: InterestState
}

/** One that this worker may see, whatever its state; null for everything else. */
export async function findProposable(
  from: Reader | Writer,
  viewer: WorkerActor,
  interestId: string
): Promise<Proposable | null> {
  const [found] = await from.all<Proposable>(sql`
    SELECT i.id AS interestId, i.person_id AS personId, p.data_key_id AS dataKeyId, i.thread_ref AS threadRef,
      o.title AS offerTitle, i.state
    FROM interest i
    JOIN person p ON p.id = i.person_id
    JOIN offer o ON o.id = i.offer_id
    JOIN sharing_thread t ON t.ref = i.thread_ref
    WHERE i.id = ${interestId} AND ${maySee(viewer)}`)
  return found ?? null
}

/**
 * One that still goes on.
 *
 * @throws Refusal `not-found` for everybody who may not see it; `changed-meanwhile` when it is over
 */
export async function getProposable(
  db: Database,
  viewer: WorkerActor,
  interestId: string
): Promise<Proposable> {
  return ensureOpen(await findProposable(db.read, viewer, interestId))
}

/** Throws as `getProposable`. */
export function ensureOpen(found: Proposable | null): Proposable {
  if (!found) throw new Refusal('not-found')
  if (!meetingStates.includes(found.state)) throw new Refusal('changed-meanwhile')
  return found
}
