import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { findQuestionToSuggest } from '#lib/consent/find-suggest-to.server.ts'
import { suggestChange } from '#lib/consent/suggest-change.server.ts'
import { getSuggestPlace, longestNote, suggestableParts } from '#lib/consent/suggestable.ts'
import { partOfForm, suggestionForm, suggestThingForm } from '#lib/consent/suggestion-inputs.ts'
import { newRef } from '#lib/database/new-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Field } from '#lib/record/field.ts'
import { viewQuestion } from '#lib/record/view-question.ts'
import { words } from '#lib/record/words.ts'
import { dayInWords, isoDay } from '#lib/ui/dates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const { ref, slug, section, question } = event.params
  const found = await forPage(() => findQuestionToSuggest(db, viewer, ref, section, question))
  const isNew = !event.url.searchParams.has('of')
  const { each, label } = found.field
  return {
    title: m.org_suggest_tab(),
    heading: each
      ? thingHeading(words(each.one), isNew)
      : m.org_suggest_question_title({ question: words(label) }),
    lead: each ? m.org_suggest_thing_lead() : undefined,
    until: m.org_suggest_until({ day: dayInWords(found.untilDate, db.now()) }),
    questions: each
      ? suggestableParts(found, isNew).map((part) => viewForWorker(partOfForm(part), words(part.label)))
      : [viewForWorker(found.field, m.org_suggest_answer())],
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
    const today = isoDay(db.now())
    const of = event.url.searchParams.get('of')
    const isNew = of === null
    const read = await (place.field.each
      ? readForm(event, suggestThingForm(suggestableParts(place, isNew), today))
      : readForm(event, suggestionForm(place.field, today)))
    if (!read.ok) return read.failure
    const { note, typed } = read.data
    const suggested =
      'answers' in read.data
        ? { thing: { id: of ?? newRef(), isNew, answers: read.data.answers } }
        : { answer: read.data.answer }
    const done = await forForm(typed, () => suggestChange(db, viewer, ref, { ...place, ...suggested, note }))
    if (done === 'full') return formFailure(typed, { '': 'org_suggest_full' })
    if (done !== 'suggested') return done
    redirect(303, `/org/${slug}/people?said=suggested`)
  }
}

function thingHeading(thing: string, isNew: boolean): string {
  return isNew ? m.org_suggest_new_title({ thing }) : m.org_suggest_thing_title({ thing })
}

/** The question and its hint speak to the person; the worker needs what the answer is called. */
function viewForWorker(field: Field, label: string) {
  return { ...viewQuestion(field, undefined, 'staff'), label, hint: undefined }
}
