import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findOfferOf, type StoredOffer } from '#lib/offers/offer-store.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import { isWorkerOf } from '#lib/organisations/find-membership.server.ts'
import { mayAdvertise, type OfferMove, type VersionMove } from './rules.ts'

/**
 * Ensures, inside the write, that this worker may do this for their organisation now.
 *
 * @throws Refusal `not-found` for somebody who left meanwhile, `not-allowed` while the organisation may not
 */
export async function ensureMayAdvertise(
  tx: Writer,
  actor: WorkerActor,
  what: VersionMove | OfferMove | 'begin'
): Promise<void> {
  if (!(await isWorkerOf(tx, actor.accountId, actor.organisationId))) throw new Refusal('not-found')
  const facts = await findOrganisationFacts(tx, actor.organisationId)
  if (!facts) throw new Refusal('not-found')
  if (!mayAdvertise(facts.state, what)) throw new Refusal('not-allowed')
}

/**
 * The offer of their own organisation, for a worker who may do this with it.
 *
 * @throws Refusal `not-found` also for an offer of somebody else, `not-allowed` as above
 */
export async function getOwnOffer(
  tx: Writer,
  actor: WorkerActor,
  offerId: string,
  what: VersionMove | OfferMove | 'begin'
): Promise<StoredOffer> {
  await ensureMayAdvertise(tx, actor, what)
  const row = await findOfferOf(tx, actor.organisationId, offerId)
  if (!row) throw new Refusal('not-found')
  return row
}
