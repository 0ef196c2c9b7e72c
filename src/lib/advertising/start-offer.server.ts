import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { addOffer, listOffersOf, mostListedOfOne } from '#lib/offers/offer-store.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { emptyDoc, type OfferDoc } from './doc.ts'
import { docOfOffer, rowOfDoc } from './offer-doc.server.ts'
import { ensureMayAdvertise, getOwnOffer } from './own-offer.server.ts'
import { addVersion, findOpen } from './version-store.server.ts'

/**
 * Begins an offer; nobody but the organisation sees it.
 *
 * @returns its id
 * @throws Refusal `not-allowed` for a suspended organisation, or one with more offers than can be listed
 */
export async function startOffer(db: Database, actor: WorkerActor): Promise<string> {
  return db.write(async (tx, now) => {
    await ensureMayAdvertise(tx, actor, 'begin')
    return addDraft(tx, actor, emptyDoc, now)
  })
}

/**
 * Begins another offer from one of their own, with everything but its dates that are past and how full it is.
 *
 * @returns its id
 * @throws Refusal `not-found` for an offer of somebody else, `not-allowed` as for `startOffer`
 */
export async function duplicateOffer(db: Database, actor: WorkerActor, offerId: string): Promise<string> {
  return db.write(async (tx, now) => {
    const row = await getOwnOffer(tx, actor, offerId, 'begin')
    const doc = (await findOpen(tx, offerId))?.doc ?? docOfOffer(row)
    const today = isoDay(now)
    const isPast = doc.visibleUntil !== null && doc.visibleUntil < today
    const copy: OfferDoc = {
      ...doc,
      capacity: null,
      visibleFrom: isPast ? null : doc.visibleFrom,
      visibleUntil: isPast ? null : doc.visibleUntil,
      exceptions: doc.exceptions.filter(({ date }) => date >= today)
    }
    return addDraft(tx, actor, copy, now)
  })
}

async function addDraft(tx: Writer, actor: WorkerActor, doc: OfferDoc, now: number): Promise<string> {
  const { organisationId, accountId } = actor
  if ((await listOffersOf(tx, organisationId)).length >= mostListedOfOne) throw new Refusal('not-allowed')
  const id = newId(now)
  await addOffer(tx, {
    ...rowOfDoc(doc),
    id,
    organisationId,
    state: 'draft',
    capacityAsOf: now,
    lastConfirmedAt: now,
    createdAt: now
  })
  await addVersion(tx, { offerId: id, state: 'draft', doc, byId: accountId, at: now })
  return id
}
