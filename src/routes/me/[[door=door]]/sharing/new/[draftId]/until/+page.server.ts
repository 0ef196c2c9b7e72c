import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { answerUntil } from '#lib/consent/answer-draft.server.ts'
import { asksAddress, countSteps } from '#lib/consent/draft-steps.ts'
import { typedDate, untilInput } from '#lib/consent/inputs.ts'
import { findReleaseDate } from '#lib/consent/release-date.server.ts'
import { untilOptions } from '#lib/consent/until-options.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { openDraft } from '../open-draft.server.ts'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const { draft, at } = await openDraft(event, actor)
  const releaseDate = await forPage(() => findReleaseDate(db, actor))
  const steps = countSteps(draft)
  return {
    title: m.consent_until_tab(),
    back: asksAddress(draft) ? `${at}/address` : `${at}/what`,
    step: m.consent_step_of({ number: steps, count: steps }),
    options: untilOptions(draft.about, releaseDate, db.now()),
    chosen: draft.untilChoice ?? undefined,
    date: draft.untilChoice === 'date' ? (draft.untilDate ?? '') : ''
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { draft, at } = await openDraft(event, actor)
    const read = await readForm(event, untilInput)
    if (!read.ok) return read.failure
    const problem = await forForm(read.data, () =>
      answerUntil(event.locals.db, actor, draft.id, read.data.until, typedDate(read.data))
    )
    if (typeof problem === 'string') {
      const field = read.data.until === 'date' ? 'date' : 'until'
      return formFailure(read.data, { [field]: `consent_problem_${problem.replaceAll('-', '_')}` })
    }
    if (problem) return problem
    redirect(303, `${at}/check`)
  }
}
