import { and, eq, inArray, ne } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { tellOthersOfInterest } from '#lib/appointments/tell-others.server.ts'
import { changeSharing, type SharingChange } from '#lib/consent/change-sharing.server.ts'
import { seeThread } from '#lib/consent/see-thread.server.ts'
import { withdraw } from '#lib/consent/stop-sharing.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { addNotice, clearNotices } from '#lib/notices/add-notice.server.ts'
import { moveInterest } from './change-interest.server.ts'
import { findInterest, type Interest } from './find-interest.server.ts'
import { canDo, openStates } from './rules.ts'
import { interest } from './tables.server.ts'

/**
 * The person takes an interest back, whatever its state while it is not over. With `stopSharing` the sharing
 * that it rests on ends in the same write, unless another open interest rests on it too. A second press
 * changes nothing, and what is over stays so. Tests: `own-interests.test.ts`.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function withdrawInterest(
  db: Database,
  actor: PersonActor,
  interestId: string,
  { stopSharing }: { readonly stopSharing: boolean }
): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const { tx, at } = change
    const found = await findInterest(tx, interestId)
    if (found?.personId !== actor.personId) throw new Refusal('not-found')
    if (!canDo('person', 'withdraw', found.state)) return
    await tellOthersOfInterest(tx, at, interestId)
    await moveInterest(tx, found, 'withdraw', at)
    await clearNotices(tx, interestId)
    await tellHelper(tx, found, at)
    if (stopSharing && !(await restsOn(tx, found))) await stop(change, found)
  })
}

/** Whether another interest that is not over rests on the same sharing. */
export async function restsOn(
  tx: Reader | Writer,
  { id, threadRef }: Pick<Interest, 'id' | 'threadRef'>
): Promise<boolean> {
  const others = await tx
    .select({ id: interest.id })
    .from(interest)
    .where(
      and(eq(interest.threadRef, threadRef), ne(interest.id, id), inArray(interest.state, [...openStates]))
    )
  return others.length > 0
}

async function stop(change: SharingChange, { threadRef }: Interest): Promise<void> {
  await withdraw(
    change,
    [...change.sharing.consents.values()].filter((consent) => consent.threadRef === threadRef)
  )
}

/**
 * Only whoever took care of it, while they can see it: the others have nothing to do with it, and whoever was
 * stopped or blocked learns nothing more. It leads to no page of the person's.
 */
async function tellHelper(
  tx: Writer,
  { assignedTo, organisationId, threadRef }: Interest,
  at: number
): Promise<void> {
  if (assignedTo === null) return
  const worker = { kind: 'worker', accountId: assignedTo, organisationId } as const
  const nobody = { organisationName: '', role: 'worker', displayName: '' } as const
  if (!(await seeThread(tx, { ...worker, ...nobody }, threadRef, at))) return
  await addNotice(tx, at, { to: assignedTo, kind: 'interest-withdrawn', about: null, organisationId })
}
