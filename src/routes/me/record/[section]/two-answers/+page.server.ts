import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { chooseAnswer } from '#lib/record/choose-answer.server.ts'
import { getSectionName } from '#lib/record/get-question.ts'
import { choiceForm } from '#lib/record/inputs.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { viewTwoAnswers } from '#lib/record/view-two-answers.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  return forPage(async () => {
    const section = getSectionName(event.params.section)
    const own = await findOwnSection(event.locals.db, actor, section)
    const answers = viewTwoAnswers(section, own)
    if (!answers) redirect(303, `/me/record/${section}`)
    return { title: m.record_two_answers_tab(), answers, back: `/me/record/${section}` }
  })
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const section = await forPage(async () => getSectionName(event.params.section))
    const read = await readForm(event, choiceForm)
    if (!read.ok) return read.failure
    const refused = await forForm({}, () => chooseAnswer(event.locals.db, actor, section, read.data))
    if (refused) return refused
    redirect(303, `/me/record/${section}`)
  }
}
