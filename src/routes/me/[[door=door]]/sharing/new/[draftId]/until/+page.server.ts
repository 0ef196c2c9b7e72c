import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { answerUntil, getDraft } from '#lib/consent/draft.server.ts'
import { typedDate, untilInput } from '#lib/consent/inputs.ts'
import { untilOptions } from '#lib/consent/until-options.server.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const draft = await forPage(() => getDraft(db.read, actor, event.params.draftId))
  if (draft.consentId) redirect(303, `/me/sharing/${draft.consentId}`)
  return {
    title: m.consent_until_tab(),
    options: untilOptions(db.now()),
    chosen: draft.untilChoice ?? undefined,
    date: draft.untilChoice === 'date' ? (draft.untilDate ?? '') : ''
  }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const read = await readForm(event, untilInput)
    if (!read.ok) return read.failure
    const { draftId } = event.params
    const problem = await forForm(read.data, () =>
      answerUntil(event.locals.db, actor, draftId, read.data.until, typedDate(read.data))
    )
    if (typeof problem === 'string') {
      return formFailure(read.data, { date: `consent_problem_${problem.replaceAll('-', '_')}` })
    }
    if (problem) return problem
    redirect(303, `/me/sharing/new/${draftId}/check`)
  }
}
