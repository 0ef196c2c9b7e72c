import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { tellOthersOfInterest } from '#lib/appointments/tell-others.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addNotice, clearNotices } from '#lib/notices/add-notice.server.ts'
import { findOffer } from '#lib/offers/find-offer.server.ts'
import { sealAnswer } from './answer-words.server.ts'
import { changeInterest, moveInterest, type Pressed } from './change-interest.server.ts'
import { longestAnswer, type Answer, type NotAbleReason } from './rules.ts'

export interface Answering extends Pressed {
  readonly answer: Answer
  /** May be empty; for what they are not able to, why, in words. */
  readonly words: string
  /** Needed for `say-not-able`. */
  readonly reason: NotAbleReason | null
  /** What else might help: needed for `say-not-able`. */
  readonly otherHelp: string
  readonly otherOfferId: string | null
}

const tells = {
  accept: 'interest-accepted',
  'put-on-list': 'interest-waiting-list',
  'say-not-able': 'interest-not-able'
} as const

/**
 * A worker answers: yes, a place on the waiting list, or no with a reason and what else might help. The words
 * are sealed under the person's key. Of two answers at once only the first counts. Tests: `inbox.test.ts`.
 *
 * @throws Refusal as `changeInterest`; `bad-input` for a no without its reason or what else might help, words
 *   over 500 characters, or another offer that nobody can see now
 */
export async function answerInterest(db: Database, viewer: WorkerActor, sent: Answering): Promise<void> {
  const isNo = sent.answer === 'say-not-able'
  const words = [sent.words, sent.otherHelp]
  const fits =
    words.every((text) => text.length <= longestAnswer) &&
    (!isNo || (sent.reason !== null && sent.words.trim() !== '' && sent.otherHelp.trim() !== ''))
  if (!fits) throw new Refusal('bad-input')
  const otherOfferId = isNo ? sent.otherOfferId : null
  if (otherOfferId !== null && !(await findOffer(db, otherOfferId))) throw new Refusal('bad-input')
  await changeInterest(db, viewer, sent, sent.answer, async ({ tx, at, key }, found) => {
    const answerSealed = sealAnswer(key, found, {
      by: viewer.displayName,
      words: sent.words.trim(),
      reason: isNo ? sent.reason : null,
      otherHelp: isNo ? sent.otherHelp.trim() : '',
      otherOfferId
    })
    if (isNo) await tellOthersOfInterest(tx, at, found.id)
    await moveInterest(tx, found, sent.answer, at, { answerSealed, assignedTo: viewer.accountId })
    await clearNotices(tx, found.id, [
      'interest-new',
      'interest-waits',
      'interest-given-to-you',
      'interest-unanswered'
    ])
    await addNotice(tx, at, { to: found.personId, kind: tells[sent.answer], about: found.id })
  })
}
