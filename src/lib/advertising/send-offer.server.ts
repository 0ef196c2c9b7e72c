import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { deleteOffer } from '#lib/offers/offer-store.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { stepsToDo } from './doc-rules.ts'
import { getOwnOffer } from './own-offer.server.ts'
import { moveVersion, openStates } from './rules.ts'
import { changeVersion, dropVersion, ensureOpen, findOpen } from './version-store.server.ts'

/**
 * Sends what was written to be checked.
 *
 * @throws Refusal `not-found`; `not-allowed` unless the organisation is verified; `bad-input` when a step is
 *   not ready; `already-done` when it waits already, or was sent back and nothing was changed since
 */
export async function submitOffer(db: Database, actor: WorkerActor, offerId: string): Promise<void> {
  await db.write(async (tx, now) => {
    const row = await getOwnOffer(tx, actor, offerId, 'submit')
    if (row.state === 'ended') throw new Refusal('already-done')
    const neverShown = (openStates as readonly string[]).includes(row.state)
    const version = neverShown ? await ensureOpen(tx, row, actor.accountId, now) : await findOpen(tx, offerId)
    const state = version && moveVersion('submit', version.state)
    if (!version || state !== 'checking') throw new Refusal('already-done')
    if (stepsToDo(version.doc, isoDay(now)).length > 0) throw new Refusal('bad-input')
    await changeVersion(
      tx,
      version,
      { state, submittedById: actor.accountId, submittedAt: now, reason: null },
      row
    )
  })
}

/**
 * Takes it back before anybody checked it, to go on writing.
 *
 * @throws Refusal `not-found`, `not-allowed`; `already-done` when it does not wait
 */
export async function takeBackOffer(db: Database, actor: WorkerActor, offerId: string): Promise<void> {
  await db.write(async (tx) => {
    const row = await getOwnOffer(tx, actor, offerId, 'take-back')
    const version = await findOpen(tx, offerId)
    const state = version && moveVersion('take-back', version.state)
    if (!version || state !== 'draft') throw new Refusal('already-done')
    await changeVersion(tx, version, { state, submittedById: null, submittedAt: null }, row)
  })
}

/**
 * Throws away what was written; what people see stays. An offer that nobody ever saw is deleted.
 *
 * @returns whether the offer is still there
 * @throws Refusal `not-found`, `not-allowed`; `already-done` when nothing is being written, or it waits
 */
export async function dropDraft(db: Database, actor: WorkerActor, offerId: string): Promise<boolean> {
  return db.write(async (tx, now) => {
    const row = await getOwnOffer(tx, actor, offerId, 'drop')
    const neverShown = (openStates as readonly string[]).includes(row.state)
    const version = neverShown ? await ensureOpen(tx, row, actor.accountId, now) : await findOpen(tx, offerId)
    if (!version || moveVersion('drop', version.state) !== 'dropped') throw new Refusal('already-done')
    if (neverShown) await deleteOffer(tx, offerId)
    else await dropVersion(tx, version)
    return !neverShown
  })
}
