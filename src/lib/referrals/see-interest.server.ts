import { eq } from 'drizzle-orm'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { threadStanding, type PersonsThread } from '#lib/consent/see-thread.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { readMessages, type ReadMessage } from '#lib/messages/read-messages.server.ts'
import { reaches } from '#lib/messages/rules.ts'
import { openOwnKey } from '#lib/record/own-record.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { openAnswer, openUseful, type AnswerWords } from './answer-words.server.ts'
import { moveInterest } from './change-interest.server.ts'
import { findInterestIn, findOwnInterest, type Interest, type InterestOf } from './find-interest.server.ts'
import { canDo, type UsefulAnswer } from './rules.ts'
import { interest } from './tables.server.ts'
import { findWaitingPlace, type WaitingPlace } from './waiting-place.server.ts'

/** An interest as its person sees it. */
export interface SeenOwnInterest extends Interest {
  readonly thread: PersonsThread
  /** What the service said; null before. */
  readonly answer: AnswerWords | null
  readonly place: WaitingPlace | null
  /** Theirs alone. */
  readonly useful: UsefulAnswer | null
  readonly messages: readonly ReadMessage[]
  /** Whether the service wrote more, which cannot be read on this screen. */
  readonly messagesWait: boolean
}

/**
 * @param mostMessages the newest of them
 * @throws Refusal `not-found` when it is not this person's
 */
export async function seeOwnInterest(
  db: Database,
  actor: PersonActor,
  interestId: string,
  mostMessages?: number
): Promise<SeenOwnInterest> {
  const found = await findOwnInterest(db, actor, interestId)
  if (!found) throw new Refusal('not-found')
  const key = await openOwnKey(db, actor)
  const [sealed] = await db.read
    .select({ answer: interest.answerSealed, useful: interest.usefulSealed })
    .from(interest)
    .where(eq(interest.id, found.id))
  const messages = await readMessages(db.read, key, found.id, mostMessages)
  const read = messages.filter(({ fromPerson }) => fromPerson || reaches(actor.way))
  return {
    ...found,
    thread: await threadStanding(db.read, found.threadRef, db.now()),
    answer: sealed?.answer ? openAnswer(key, found, sealed.answer) : null,
    place: await findWaitingPlace(db.read, found, db.now()),
    useful: sealed?.useful ? openUseful(key, found, sealed.useful) : null,
    messages: read,
    messagesWait: read.length < messages.length
  }
}

/** The same as a worker sees it. */
export interface SeenInterest extends InterestOf {
  /** Words and messages are for whoever helps the person; for a colleague null and none. */
  readonly answer: AnswerWords | null
  readonly messages: readonly ReadMessage[]
}

/**
 * A worker opens one interest: the first of the service makes it seen, as the person is told. Check and read
 * are one immediate transaction, so that nothing is read after a stop was answered. What is shared is not in
 * it: that is a look, through the gate. Test: `inbox.test.ts`.
 *
 * @throws Refusal `not-found` unless the gate's rules let this worker know of it now, whatever the reason
 */
export async function seeInterest(
  db: Database,
  viewer: WorkerActor,
  interestId: string
): Promise<SeenInterest> {
  return db.write(async (tx, now) => {
    let found = await findInterestIn(tx, now, viewer, interestId)
    if (!found) throw new Refusal('not-found')
    if (canDo('service', 'see', found.state)) {
      await moveInterest(tx, found, 'see', now)
      found = (await findInterestIn(tx, now, viewer, interestId)) ?? found
    }
    if (!found.thread.mine) return { ...found, answer: null, messages: [] }
    const key = await openDataKey(db, found.personId, found.thread.dataKeyId)
    const [sealed] = await tx
      .select({ answer: interest.answerSealed })
      .from(interest)
      .where(eq(interest.id, found.id))
    return {
      ...found,
      answer: sealed?.answer ? openAnswer(key, found, sealed.answer) : null,
      messages: await readMessages(tx, key, found.id)
    }
  })
}
