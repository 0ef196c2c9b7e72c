import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { requireWorker } from '#lib/access/guards.server.ts'
import type { FormProblems } from '#lib/access/form-problems.ts'
import { problemWords } from '#lib/access/problem-words.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { Refusal, type RefusalCode } from '#lib/access/refusal.ts'
import { refusalInWords } from '#lib/access/refusal-words.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { longestMessage } from '#lib/messages/rules.ts'
import { sendAsWorker } from '#lib/messages/send-message.server.ts'
import { dismissNoticesAbout } from '#lib/notices/dismiss-notice.server.ts'
import { findOffer } from '#lib/offers/find-offer.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { answerInterest, type Answering } from '#lib/referrals/answer-interest.server.ts'
import { giveToColleague, takeInterest } from '#lib/referrals/give-to-colleague.server.ts'
import { goOnWithInterest } from '#lib/referrals/go-on-with-interest.server.ts'
import { quickReplies, readyWords } from '#lib/referrals/inbox-words.server.ts'
import {
  answerForm,
  giveForm,
  notAbleForm,
  pressForm,
  replyForm,
  takeForm,
  type ReadyAnswer
} from '#lib/referrals/inputs.ts'
import { viewInterest } from '#lib/referrals/view-interest.server.ts'
import type { Actions, PageServerLoad } from './$types'

type Event = RequestEvent<{ slug: string; interestId: string }>

const said: Record<string, () => string> = {
  answered: m.org_inbox_said_answered,
  started: m.org_inbox_said_started,
  finished: m.org_inbox_said_finished,
  given: m.org_inbox_said_given,
  taken: m.org_inbox_said_taken,
  message: m.org_inbox_said_message
}

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const { slug, interestId } = event.params
  const done = event.url.searchParams.get('said') ?? ''
  const base = { title: m.org_inbox_tab(), back: `/org/${slug}/inbox`, key: newRef(), most: longestMessage }
  try {
    const interest = await viewInterest(db, viewer, interestId, `/org/${slug}`)
    await dismissNoticesAbout(db, viewer, interestId)
    return { ...base, said: Object.hasOwn(said, done) ? said[done]!() : null, interest }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    // Every denial looks the same; after a form the page gives back what was typed, whatever was there.
    if (event.request.method !== 'POST') error(cause.status, refusalInWords(cause.code))
    return { ...base, said: null, interest: null }
  }
}

export const actions: Actions = {
  accept: (event) => answer(event, 'accept'),
  list: (event) => answer(event, 'put-on-list'),
  'not-able': async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, notAbleForm)
    if (!read.ok) return read.failure
    const { revision, reason, why, otherHelp, otherOffer } = read.data
    const { interestId } = event.params
    const typed = { reason, why, otherHelp, otherOffer: otherOffer ? `/offers/${otherOffer}` : '' }
    if (otherOffer !== null && !(await findOffer(event.locals.db, otherOffer))) {
      return formFailure(typed, { otherOffer: 'org_inbox_problem_offer' })
    }
    const sent: Answering = {
      ...{ interestId, revision, reason, otherHelp },
      answer: 'say-not-able',
      words: why,
      otherOfferId: otherOffer
    }
    return go(event, 'answered', typed, () => answerInterest(event.locals.db, viewer, sent))
  },
  start: (event) => goOn(event, 'start'),
  finish: (event) => goOn(event, 'finish'),
  give: async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, giveForm)
    if (!read.ok) return read.failure
    const { revision, worker } = read.data
    const pressed = { interestId: event.params.interestId, revision }
    return go(event, 'given', {}, () => giveToColleague(event.locals.db, viewer, pressed, worker))
  },
  take: async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, takeForm)
    if (!read.ok) return read.failure
    const { revision, takeReason: reason } = read.data
    const pressed = { interestId: event.params.interestId, revision }
    const take = () => takeInterest(event.locals.db, viewer, pressed, reason)
    return go(event, 'taken', { takeReason: reason }, take, {
      'bad-input': ['takeReason', 'org_inbox_problem_take']
    })
  },
  message: async (event) => {
    const viewer = await requireWorker(event)
    const read = await readForm(event, replyForm)
    if (!read.ok) return read.failure
    const { key, ready } = read.data
    const words = ready === 'own' ? read.data.words : quickReplies[ready]()
    if (words === '') return formFailure(read.data, { words: 'messages_problem_words' })
    const sent = { interestId: event.params.interestId, key, words }
    const typed = { words: read.data.words, key }
    return go(event, 'message', typed, async () => {
      const problem = await sendAsWorker(event.locals.db, viewer, sent)
      if (problem === null) return undefined
      const why = problemWords(`messages_problem_${problem.replaceAll('-', '_')}`)
      return fail(409, { form: { values: typed, problems: { words: why } } })
    })
  }
}

async function answer(event: Event, which: 'accept' | 'put-on-list') {
  const viewer = await requireWorker(event)
  const read = await readForm(event, answerForm)
  if (!read.ok) return read.failure
  const { revision, ready, words } = read.data
  const all = [readyText(which, ready), words].filter((part) => part !== '').join('\n')
  const none = { reason: null, otherHelp: '', otherOfferId: null }
  const sent = { interestId: event.params.interestId, revision, answer: which, words: all, ...none }
  return go(event, 'answered', { words, ready }, () => answerInterest(event.locals.db, viewer, sent))
}

function readyText(which: 'accept' | 'put-on-list', ready: ReadyAnswer): string {
  return ready === 'none' ? '' : readyWords[which][ready]()
}

async function goOn(event: Event, what: 'start' | 'finish') {
  const viewer = await requireWorker(event)
  const read = await readForm(event, pressForm)
  if (!read.ok) return read.failure
  const pressed = { interestId: event.params.interestId, revision: read.data.revision }
  const done = what === 'start' ? 'started' : 'finished'
  return go(event, done, {}, () => goOnWithInterest(event.locals.db, viewer, pressed, what))
}

type Failed = ActionFailure<{ form: FormProblems }>

const refusedWords: Partial<Record<RefusalCode, readonly [field: string, key: string]>> = {
  'changed-meanwhile': ['', 'org_inbox_changed'],
  'not-allowed': ['', 'org_inbox_not_yours']
}

/** Runs it and leads back with a word; a refusal keeps what was typed, a denial too, and says no more. */
async function go(
  event: Event,
  done: string,
  typed: Record<string, string>,
  run: () => Promise<Failed | undefined | void>,
  words: typeof refusedWords = {}
): Promise<Failed> {
  try {
    const failed = await run()
    if (failed) return failed
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    const [field, key] = { ...refusedWords, ...words }[cause.code] ?? [
      '',
      `refusal_${cause.code.replaceAll('-', '_')}`
    ]
    return fail(cause.status, { form: { values: typed, problems: { [field]: problemWords(key) } } })
  }
  redirect(303, `/org/${event.params.slug}/inbox/${event.params.interestId}?said=${done}`)
}
