import { redirect } from '@sveltejs/kit'
import { forForm, forPage } from '#lib/access/act.server.ts'
import { requireWorker } from '#lib/access/guards.server.ts'
import { readForm } from '#lib/access/read-form.server.ts'
import { answerEnding } from '#lib/consent/answer-ending.server.ts'
import { endingAnswers } from '#lib/consent/ending-grounds.ts'
import { endingInput } from '#lib/consent/ending-inputs.ts'
import { endedDay } from '#lib/consent/ending-rows.ts'
import { endingAnswerWords } from '#lib/consent/ending-words.ts'
import { getEnding } from '#lib/consent/list-endings.server.ts'
import { personCode } from '#lib/consent/people-words.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const viewer = await requireWorker(event)
  const { db } = event.locals
  const { ref, slug } = event.params
  const { endedAt, ground } = await forPage(() => getEnding(db, viewer, ref))
  // Who keeps some of it on a ground can still delete it.
  const choices = ground === null ? endingAnswers : (['deleted'] as const)
  return {
    title: m.org_ending_tab(),
    heading: m.org_ending_title_one({ code: personCode(ref) }),
    text: m.org_ending_text({ day: endedDay(endedAt, db.now()) }),
    options: choices.map((value) => ({ value, label: endingAnswerWords[value]() })),
    back: `/org/${slug}/endings`
  }
}

export const actions: Actions = {
  default: async (event) => {
    const viewer = await requireWorker(event)
    const { ref, slug } = event.params
    const read = await readForm(event, endingInput)
    if (!read.ok) return read.failure
    const refused = await forForm(read.data, () =>
      answerEnding(event.locals.db, viewer, ref, read.data.answer)
    )
    if (refused) return refused
    redirect(303, `/org/${slug}/endings?said=answered`)
  }
}
