import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findInterestOf, type InterestOf } from '#lib/referrals/find-interest.server.ts'
import { isOpenState } from '#lib/referrals/rules.ts'

/**
 * An interest that this worker may offer times for now.
 *
 * @throws Refusal `not-found` unless they may know of it; `not-allowed` while a colleague helps the person;
 *   `changed-meanwhile` when it is over
 */
export async function getProposable(
  db: Database,
  viewer: WorkerActor,
  interestId: string
): Promise<InterestOf> {
  const found = await findInterestOf(db, viewer, viewer.organisationId, interestId)
  if (!found) throw new Refusal('not-found')
  if (!found.thread.mine && found.thread.helperId !== null) throw new Refusal('not-allowed')
  if (!isOpenState(found.state)) throw new Refusal('changed-meanwhile')
  return found
}
