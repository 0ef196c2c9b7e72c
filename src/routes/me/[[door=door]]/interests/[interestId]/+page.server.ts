import { fail, redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { problemWords } from '#lib/access/problem-words.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { hereOf } from '#lib/consent/here.ts'
import { newRef } from '#lib/database/new-id.ts'
import { messageForm } from '#lib/messages/inputs.ts'
import { longestMessage } from '#lib/messages/rules.ts'
import { sendAsPerson } from '#lib/messages/send-message.server.ts'
import { dismissNoticesAbout } from '#lib/notices/dismiss-notice.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { usefulForm } from '#lib/referrals/inputs.ts'
import { viewOwnInterest } from '#lib/referrals/view-own-interest.server.ts'
import { rateInterest } from '#lib/referrals/rate-interest.server.ts'
import type { Actions, PageServerLoad } from './$types'

const said: Record<string, () => string> = {
  message: m.interests_said_message,
  useful: m.interests_said_useful
}

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const here = hereOf(event.params)
  const { interestId } = event.params
  const done = event.url.searchParams.get('said') ?? ''
  const interest = await forPage(() => viewOwnInterest(db, actor, interestId, here))
  await dismissNoticesAbout(db, actor, interestId)
  return {
    title: m.interests_tab(),
    here,
    at: `${here}/interests/${interestId}`,
    said: Object.hasOwn(said, done) ? said[done]!() : null,
    interest,
    key: newRef(),
    most: longestMessage
  }
}

export const actions: Actions = {
  message: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, messageForm)
    if (!read.ok) return read.failure
    const { interestId } = event.params
    const sent = { interestId, ...read.data }
    const problem = await forForm(read.data, () => sendAsPerson(event.locals.db, actor, sent))
    if (typeof problem === 'string') {
      const words = problemWords(`messages_problem_${problem.replaceAll('-', '_')}`)
      return fail(409, { form: { values: read.data, problems: { words } } })
    }
    if (problem !== null) return problem
    redirect(303, `${hereOf(event.params)}/interests/${interestId}?said=message#messages`)
  },
  useful: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, usefulForm)
    if (!read.ok) return read.failure
    const { interestId } = event.params
    const useful = read.data.useful === 'none' ? null : read.data.useful
    const refused = await forForm({}, () => rateInterest(event.locals.db, actor, interestId, useful))
    if (refused) return refused
    redirect(303, `${hereOf(event.params)}/interests/${interestId}?said=useful`)
  }
}
