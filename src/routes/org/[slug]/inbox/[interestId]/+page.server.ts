import { error } from '@sveltejs/kit'
import { requireWorker } from '#lib/access/guards.server.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { refusalInWords } from '#lib/access/refusal-words.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { longestMessage } from '#lib/messages/rules.ts'
import { dismissNoticesAbout } from '#lib/notices/dismiss-notice.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { viewInterest } from '#lib/referrals/view-interest.server.ts'
import type { Actions, PageServerLoad } from './$types'
import { goOn, sayNotAble, sayYes } from './answer-forms.server.ts'
import { giveAway, reply, take } from './help-forms.server.ts'

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
  accept: async (event) => {
    const viewer = await requireWorker(event)
    return sayYes(event, viewer, 'accept')
  },
  list: async (event) => {
    const viewer = await requireWorker(event)
    return sayYes(event, viewer, 'put-on-list')
  },
  notAble: async (event) => {
    const viewer = await requireWorker(event)
    return sayNotAble(event, viewer)
  },
  start: async (event) => {
    const viewer = await requireWorker(event)
    return goOn(event, viewer, 'start')
  },
  finish: async (event) => {
    const viewer = await requireWorker(event)
    return goOn(event, viewer, 'finish')
  },
  give: async (event) => {
    const viewer = await requireWorker(event)
    return giveAway(event, viewer)
  },
  take: async (event) => {
    const viewer = await requireWorker(event)
    return take(event, viewer)
  },
  message: async (event) => {
    const viewer = await requireWorker(event)
    return reply(event, viewer)
  }
}
