import type { WorkerActor } from '#lib/access/actors.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { findOffer } from '#lib/offers/find-offer.server.ts'
import { answerInterest } from '#lib/referrals/answer-interest.server.ts'
import { goOnWithInterest } from '#lib/referrals/go-on-with-interest.server.ts'
import { readyWords } from '#lib/referrals/inbox-words.server.ts'
import { answerForm, notAbleForm, pressForm } from '#lib/referrals/inputs.ts'
import { go, type Event } from './go.server.ts'

/** A yes, or a place on the list: ready words, own words, both or none. */
export async function sayYes(event: Event, viewer: WorkerActor, answer: 'accept' | 'put-on-list') {
  const read = await readForm(event, answerForm)
  if (!read.ok) return read.failure
  const { revision, ready, words: own } = read.data
  const words = [ready === 'none' ? '' : readyWords[answer][ready](), own]
    .filter((part) => part !== '')
    .join('\n')
  const { interestId } = event.params
  const none = { reason: null, otherHelp: '', otherOfferId: null }
  return go(event, 'answered', { answer, words: own, ready }, () =>
    answerInterest(event.locals.db, viewer, { interestId, revision, answer, words, ...none })
  )
}

/** A no, with its reason and what else might help. */
export async function sayNotAble(event: Event, viewer: WorkerActor) {
  const { db } = event.locals
  const read = await readForm(event, notAbleForm)
  if (!read.ok) return read.failure
  const { revision, reason, why, otherHelp, otherOffer } = read.data
  const typed = { reason, why, otherHelp, otherOffer: otherOffer ? `/offers/${otherOffer}` : '' }
  if (otherOffer !== null && !(await findOffer(db, otherOffer))) {
    return formFailure(typed, { otherOffer: 'org_inbox_problem_offer' })
  }
  const { interestId } = event.params
  const said = { words: why, reason, otherHelp, otherOfferId: otherOffer }
  return go(event, 'answered', typed, () =>
    answerInterest(db, viewer, { interestId, revision, answer: 'say-not-able', ...said })
  )
}

export async function goOn(event: Event, viewer: WorkerActor, what: 'start' | 'finish') {
  const read = await readForm(event, pressForm)
  if (!read.ok) return read.failure
  const pressed = { interestId: event.params.interestId, revision: read.data.revision }
  const done = what === 'start' ? 'started' : 'finished'
  return go(event, done, {}, () => goOnWithInterest(event.locals.db, viewer, pressed, what))
}
