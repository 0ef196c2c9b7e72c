import { eq, sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { takeOnIn } from '#lib/consent/take-on.server.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { isWorkerOf } from '#lib/organisations/find-membership.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Pressed } from './change-interest.server.ts'
import { findInterestIn, type InterestOf } from './find-interest.server.ts'
import { isOpenState } from './rules.ts'
import { interest } from './tables.server.ts'

/**
 * Says which worker takes care of an interest. It opens nothing to them: to look, write or answer they take
 * the person on themself, as the person's history then says. What is for one worker alone stays with them.
 *
 * @throws Refusal `not-found` unless the viewer may know of it now; `changed-meanwhile` when somebody was
 *   first, or it is over; `bad-input` for somebody who does not work there, or what is for one worker alone
 */
export async function giveToColleague(
  db: Database,
  viewer: WorkerActor,
  pressed: Pressed,
  accountId: string
): Promise<void> {
  await db.write(async (tx, now) => {
    const found = await getOpen(tx, now, viewer, pressed)
    const isThere = await isWorkerOf(tx, accountId, viewer.organisationId)
    if (found.thread.named || !isThere) throw new Refusal('bad-input')
    await assign(tx, found, accountId)
    if (accountId === viewer.accountId) return
    const { organisationId } = viewer
    await addNotice(tx, now, {
      to: accountId,
      kind: 'interest-given-to-you',
      about: found.id,
      organisationId
    })
  })
}

/**
 * A worker takes an interest, and with it the person, on; or takes both over with a reason that the person
 * reads.
 *
 * @throws Refusal as `giveToColleague`; `bad-input` when a colleague helps the person and no reason is given
 */
export async function takeInterest(
  db: Database,
  viewer: WorkerActor,
  pressed: Pressed,
  reason: string
): Promise<void> {
  const seen = await findInterestIn(db.read, db.now(), viewer, pressed.interestId)
  if (!seen) throw new Refusal('not-found')
  await changeSharing(db, seen.personId, async (change) => {
    const found = await getOpen(change.tx, change.at, viewer, pressed)
    await takeOnIn(change, viewer, found.threadRef, reason)
    await assign(change.tx, found, viewer.accountId)
  })
}

async function getOpen(
  tx: Writer,
  now: number,
  viewer: WorkerActor,
  { interestId, revision }: Pressed
): Promise<InterestOf> {
  const found = await findInterestIn(tx, now, viewer, interestId)
  if (!found) throw new Refusal('not-found')
  if (found.revision !== revision || !isOpenState(found.state)) throw new Refusal('changed-meanwhile')
  return found
}

async function assign(tx: Writer, { id }: InterestOf, accountId: string): Promise<void> {
  await tx
    .update(interest)
    .set({ assignedTo: accountId, revision: sql`${interest.revision} + 1` })
    .where(eq(interest.id, id))
}
