import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { findQuestionToSuggest } from '#lib/consent/find-suggest-to.server.ts'
import { suggestChange } from '#lib/consent/suggest-change.server.ts'
import { getSuggestPlace, longestNote } from '#lib/consent/suggestable.ts'
import { suggestionForm } from '#lib/consent/suggestion-inputs.ts'
import { m } from '#lib/paraglide/messages.js'
import { viewQuestion } from '#lib/record/view-question.ts'
import { dayInWords, isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const { ref, slug, section, question } = event.params
  const found = await forPage(() => findQuestionToSuggest(db, viewer, ref, section, question))
  const view = viewQuestion(found.field, undefined, 'staff')
  return {
    title: m.org_suggest_tab(),
    heading: m.org_suggest_question_title({ question: view.label }),
    until: m.org_suggest_until({ day: dayInWords(found.untilDate, db.now()) }),
    // The question and its hint speak to the person; the worker needs what the answer is called.
    question: { ...view, label: m.org_suggest_answer(), hint: undefined },
    longestNote,
    back: `/org/${slug}/people/${ref}/suggest`
  }
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { db } = event.locals
    const { ref, slug, section, question } = event.params
    const place = await forPage(async () => getSuggestPlace(section, question))
    const read = await readForm(event, suggestionForm(place.field, isoDay(db.now())))
    if (!read.ok) return read.failure
    const { answer, note, typed } = read.data
    const done = await forForm(typed, () => suggestChange(db, viewer, ref, { ...place, answer, note }))
    if (done === 'full') return formFailure(typed, { '': 'org_suggest_full' })
    if (done !== 'suggested') return done
    redirect(303, `/org/${slug}/people?said=suggested`)
  }
}
