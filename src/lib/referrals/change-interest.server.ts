import { eq, sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing, type SharingChange } from '#lib/consent/change-sharing.server.ts'
import { takeOnIn } from '#lib/consent/take-on.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findInterestIn, type Interest, type InterestOf } from './find-interest.server.ts'
import { canDo, interestActions, type InterestAction } from './rules.ts'
import { interest } from './tables.server.ts'

/** What a worker saw on the page when they pressed: of two at once only one counts. */
export interface Pressed {
  readonly interestId: string
  readonly revision: number
}

/**
 * A worker does something about an interest. Whoever does it helps the person: while nobody does, they take
 * the person on by it, as the person's history says. `fn` runs in that one write.
 *
 * @throws Refusal `not-found` unless this worker may know of it now; `changed-meanwhile` when somebody was
 *   first, or it does not fit the state; `not-allowed` while a colleague helps the person
 */
export async function changeInterest(
  db: Database,
  viewer: WorkerActor,
  { interestId, revision }: Pressed,
  action: InterestAction,
  fn: (change: SharingChange, found: InterestOf) => Promise<void>
): Promise<void> {
  const seen = await findInterestIn(db.read, db.now(), viewer, interestId)
  if (!seen) throw new Refusal('not-found')
  await changeSharing(db, seen.personId, async (change) => {
    const found = await findInterestIn(change.tx, change.at, viewer, interestId)
    if (!found) throw new Refusal('not-found')
    if (found.revision !== revision) throw new Refusal('changed-meanwhile')
    if (!canDo('service', action, found.state)) throw new Refusal('changed-meanwhile')
    await ensureHelps(change, viewer, found)
    await fn(change, found)
  })
}

/** @throws Refusal `not-allowed` while a colleague helps the person */
export async function ensureHelps(
  change: SharingChange,
  viewer: WorkerActor,
  { thread, threadRef }: InterestOf
): Promise<void> {
  if (thread.mine) return
  if (thread.helperId !== null) throw new Refusal('not-allowed')
  await takeOnIn(change, viewer, threadRef, '')
}

type Moved = Partial<typeof interest.$inferInsert>

/** Writes the new state, and raises the revision. Part of a write that has checked who may. `at` is ms UTC. */
export async function moveInterest(
  tx: Writer,
  found: Pick<Interest, 'id' | 'answeredAt'>,
  action: InterestAction,
  at: number,
  more: Moved = {}
): Promise<void> {
  const state = interestActions[action].to
  const isAnswer = state !== 'SEEN' && state !== 'WITHDRAWN'
  await tx
    .update(interest)
    .set({
      state,
      revision: sql`${interest.revision} + 1`,
      ...(isAnswer && found.answeredAt === null && { answeredAt: at }),
      ...(state === 'SEEN' && { seenAt: at }),
      ...(state === 'WAITING_LIST' && { listedAt: at }),
      ...(state === 'STARTED' && { startedAt: at }),
      ...(state === 'FINISHED' && { finishedAt: at }),
      ...(state === 'WITHDRAWN' && { withdrawnAt: at }),
      ...more
    })
    .where(eq(interest.id, found.id))
}
