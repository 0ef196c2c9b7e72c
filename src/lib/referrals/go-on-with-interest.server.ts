import type { WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { addNotice, clearNotices } from '#lib/notices/add-notice.server.ts'
import { changeInterest, moveInterest, type Pressed } from './change-interest.server.ts'
import { findInterest } from './find-interest.server.ts'
import { canDo, type InterestAction } from './rules.ts'

/**
 * A worker says that the help has begun, or that it is over.
 *
 * @throws Refusal as `changeInterest`
 */
export async function goOnWithInterest(
  db: Database,
  viewer: WorkerActor,
  pressed: Pressed,
  what: 'start' | 'finish'
): Promise<void> {
  await changeInterest(db, viewer, pressed, what, async ({ tx, at }, found) => {
    await moveInterest(tx, found, what, at, { assignedTo: found.assignedTo ?? viewer.accountId })
    const kind = what === 'start' ? 'interest-started' : 'interest-finished'
    await addNotice(tx, at, { to: found.personId, kind, about: found.id })
  })
}

/**
 * A first meeting was held: the help has begun. Part of that one write, which has checked who says so; an
 * interest that is over, or had begun, stays as it is.
 */
export async function markStarted(tx: Writer, now: number, interestId: string): Promise<void> {
  await mark(tx, now, interestId, 'start')
}

/**
 * Times were proposed: that is a yes. Part of that one write, which has checked who says so; what was
 * accepted, begun or over stays as it is.
 *
 * @param workerId account of whoever proposed them, who takes care of it from now on
 */
export async function markAccepted(
  tx: Writer,
  now: number,
  interestId: string,
  workerId?: string
): Promise<void> {
  await mark(tx, now, interestId, 'accept', workerId)
}

async function mark(
  tx: Writer,
  now: number,
  interestId: string,
  action: InterestAction,
  workerId?: string
): Promise<void> {
  const found = await findInterest(tx, interestId)
  if (!found || !canDo('service', action, found.state)) return
  await moveInterest(tx, found, action, now, workerId === undefined ? {} : { assignedTo: workerId })
  await clearNotices(tx, interestId, ['interest-new', 'interest-waits', 'interest-unanswered'])
}
