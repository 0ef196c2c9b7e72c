import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { noticeWorkers } from '#lib/notices/add-notice.server.ts'
import { openStates } from './rules.ts'
import { interest } from './tables.server.ts'

export interface NewInterest {
  readonly offerId: string
  readonly organisationId: string
  /** The sharing that it rests on. */
  readonly threadRef: string
  /** Account of the one worker whom that is for; null for the whole service. */
  readonly workerId: string | null
}

/**
 * Sends "I am interested" with the yes that it rests on. Part of that one write. While one in the same offer
 * is not over, that one goes on with the new yes: a service has one of each person, not two. Tests:
 * `own-interests.test.ts`.
 */
export async function addInterest(
  tx: Writer,
  { personId }: PersonActor,
  { offerId, organisationId, threadRef, workerId }: NewInterest,
  now: number
): Promise<void> {
  const going = await tx
    .update(interest)
    .set({ threadRef, revision: sql`${interest.revision} + 1` })
    .where(
      and(
        eq(interest.personId, personId),
        eq(interest.offerId, offerId),
        inArray(interest.state, [...openStates])
      )
    )
    .returning({ id: interest.id })
  if (going.length > 0) return
  const id = newId(now)
  await tx.insert(interest).values({ id, personId, offerId, threadRef, state: 'SENT', sentAt: now })
  await noticeWorkers(tx, now, organisationId, 'interest-new', id, workerId, personId)
}

/** What rested on one sharing rests on another from now on: the person chose whom it is for. Part of that write. */
export async function moveInterests(
  tx: Writer,
  { personId }: PersonActor,
  { from, to }: { readonly from: string; readonly to: string }
): Promise<void> {
  await tx
    .update(interest)
    .set({ threadRef: to, revision: sql`${interest.revision} + 1` })
    .where(
      and(
        eq(interest.personId, personId),
        eq(interest.threadRef, from),
        inArray(interest.state, [...openStates])
      )
    )
}
