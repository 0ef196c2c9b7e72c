import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { clearNotices, noticeWorkers } from '#lib/notices/add-notice.server.ts'
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
 * is not over, that one goes on with the new yes: a service has one of each person, not two; if that yes is for
 * somebody else, they are told. Tests: `own-interests.test.ts`.
 */
export async function addInterest(
  tx: Writer,
  { personId }: PersonActor,
  { offerId, organisationId, threadRef, workerId }: NewInterest,
  now: number
): Promise<void> {
  const [going] = await tx
    .select(resting)
    .from(interest)
    .where(
      and(
        eq(interest.personId, personId),
        eq(interest.offerId, offerId),
        inArray(interest.state, [...openStates])
      )
    )
  if (going) {
    await restOn(tx, { organisationId, personId, threadRef, workerId }, [going], now)
    return
  }
  const id = newId(now)
  await tx.insert(interest).values({ id, personId, offerId, threadRef, state: 'SENT', sentAt: now })
  await noticeWorkers(tx, now, organisationId, 'interest-new', id, workerId, personId)
}

/** What rested on one sharing rests on another from now on: the person chose whom it is for. Part of that write. */
export async function moveInterests(
  tx: Writer,
  { personId }: PersonActor,
  { from, ...to }: Omit<NewInterest, 'offerId'> & { readonly from: string },
  now: number
): Promise<void> {
  const moved = await tx
    .select(resting)
    .from(interest)
    .where(
      and(
        eq(interest.personId, personId),
        eq(interest.threadRef, from),
        inArray(interest.state, [...openStates])
      )
    )
  await restOn(tx, { ...to, personId }, moved, now)
}

const resting = { id: interest.id, threadRef: interest.threadRef, assignedTo: interest.assignedTo }
type Resting = Pick<typeof interest.$inferSelect, keyof typeof resting>

/** What leads to the service's page of an interest. */
const leadsThere = ['interest-new', 'interest-waits', 'interest-given-to-you', 'message-to-service'] as const

/** Whoever it is for from now on is told, as of a new one; what waited for whoever it was for goes. */
async function restOn(
  tx: Writer,
  to: Omit<NewInterest, 'offerId'> & { readonly personId: string },
  interests: readonly Resting[],
  now: number
): Promise<void> {
  const { organisationId, personId, threadRef, workerId } = to
  for (const { id, threadRef: before, assignedTo } of interests) {
    await tx
      .update(interest)
      .set({
        threadRef,
        revision: sql`${interest.revision} + 1`,
        // One worker's alone is in nobody else's care.
        assignedTo: assignedTo === null ? null : (workerId ?? assignedTo)
      })
      .where(eq(interest.id, id))
    if (before === threadRef) continue
    await clearNotices(tx, id, leadsThere)
    await noticeWorkers(tx, now, organisationId, 'interest-new', id, workerId, personId)
  }
}
