import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { changeOffer, type StoredOffer } from '#lib/offers/offer-store.server.ts'
import type { Capacity, OfferState } from '#lib/offers/rules.ts'
import { clearNotices } from '#lib/notices/add-notice.server.ts'
import { getOwnOffer } from './own-offer.server.ts'
import { moveOffer, type OfferMove } from './rules.ts'

/** None of these needs a check: they say less, say it anew, or say how full it is today. */

/**
 * Hides a live offer for now (`pause`), shows it again (`resume`), or for good (`end`).
 *
 * @throws Refusal `not-found`, `not-allowed`; `already-done` when the offer is not in a state for it
 */
export async function moveOwnOffer(
  db: Database,
  actor: WorkerActor,
  offerId: string,
  move: 'pause' | 'resume' | 'end'
): Promise<void> {
  await changeOwn(db, actor, offerId, move, (state) => ({ state }))
}

/**
 * Says how full it is now.
 *
 * @throws Refusal as `moveOwnOffer`
 */
export async function setCapacity(
  db: Database,
  actor: WorkerActor,
  offerId: string,
  capacity: Capacity
): Promise<void> {
  await changeOwn(db, actor, offerId, 'say-spaces', (_, now) => ({ capacity, capacityAsOf: now }))
}

/**
 * Says again that the phone and the times are right, or everything: it is shown without a mark from now on.
 *
 * @throws Refusal as `moveOwnOffer`
 */
export async function confirmOffer(
  db: Database,
  actor: WorkerActor,
  offerId: string,
  what: 'contact' | 'all'
): Promise<void> {
  await changeOwn(db, actor, offerId, 'confirm', (_, now) => ({
    lastConfirmedAt: now,
    ...(what === 'all' && { detailsConfirmedAt: now }),
    remindedStage: 0
  }))
}

async function changeOwn(
  db: Database,
  actor: WorkerActor,
  offerId: string,
  move: OfferMove,
  values: (state: OfferState, now: number, row: StoredOffer) => Parameters<typeof changeOffer>[2]
): Promise<void> {
  await db.write(async (tx: Writer, now) => {
    const row = await getOwnOffer(tx, actor, offerId, move)
    const state = moveOffer(move, row.state)
    if (state === null) throw new Refusal('already-done')
    await changeOffer(tx, offerId, { ...values(state, now, row), revision: row.revision + 1 })
    if (move === 'confirm' || move === 'end') await clearNotices(tx, offerId, ['offer-stale'])
  })
}
