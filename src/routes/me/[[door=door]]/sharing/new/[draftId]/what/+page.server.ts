import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { answerWhat, getDraft } from '#lib/consent/draft.server.ts'
import { shareField, whatInput } from '#lib/consent/inputs.ts'
import { previewSections } from '#lib/consent/preview-sections.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { sectionNames } from '#lib/record/sections.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const { db } = event.locals
  const { terms, answers, consentId } = await forPage(() => getDraft(db.read, actor, event.params.draftId))
  if (consentId) redirect(303, `/me/sharing/${consentId}`)
  const previews = await forPage(() => previewSections(db, actor, terms.asksFor))
  const sections = previews.map((preview) => ({ ...preview, chosen: chosenWord(answers[preview.section]) }))
  return { title: m.consent_what_tab(), organisation: terms.organisationName, sections }
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const { draftId } = event.params
    const { terms } = await forPage(() => getDraft(event.locals.db.read, actor, draftId))
    const read = await readForm(event, whatInput(terms.asksFor))
    if (!read.ok) return read.failure
    const answers = Object.fromEntries(
      sectionNames.map((section) => [section, read.data[shareField(section)] === 'yes'])
    )
    if (!Object.values(answers).includes(true)) return formFailure(read.data, { '': 'consent_problem_none' })
    const refused = await forForm(read.data, () => answerWhat(event.locals.db, actor, draftId, answers))
    if (refused) return refused
    redirect(303, `/me/sharing/new/${draftId}/until`)
  }
}

function chosenWord(answer: boolean | undefined): string | undefined {
  return answer === undefined ? undefined : answer ? 'yes' : 'no'
}
