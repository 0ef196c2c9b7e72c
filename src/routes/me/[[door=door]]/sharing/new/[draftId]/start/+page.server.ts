import { redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { answerStart } from '#lib/consent/answer-draft.server.ts'
import { startsInput, typedDate } from '#lib/consent/inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { openDraft } from '../open-draft.server.ts'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { draft, at } = await openDraft(event, actor)
  return {
    title: m.consent_start_tab(),
    back: `${at}/check`,
    chosen: draft.fromDate === null ? 'now' : 'date',
    date: draft.fromDate ?? ''
  }
}

const problems = {
  'not-a-date': 'consent_problem_not_a_date',
  past: 'consent_problem_past',
  'too-far': 'consent_start_too_far'
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { draft, at } = await openDraft(event, actor)
    const read = await readForm(event, startsInput)
    if (!read.ok) return read.failure
    const fromDate = read.data.start === 'now' ? null : typedDate(read.data)
    const problem = await forForm(read.data, () => answerStart(event.locals.db, actor, draft.id, fromDate))
    if (typeof problem === 'string') return formFailure(read.data, { date: problems[problem] })
    if (problem) return problem
    redirect(303, `${at}/check`)
  }
}
