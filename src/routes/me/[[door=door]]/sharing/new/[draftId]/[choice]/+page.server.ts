import { error, redirect } from '@sveltejs/kit'
import { forForm } from '#lib/access/act.server.ts'
import { requirePerson } from '#lib/access/guards.server.ts'
import { formFailure, readForm } from '#lib/access/read-form.server.ts'
import { refusalInWords } from '#lib/access/refusal-words.server.ts'
import { answerChoice } from '#lib/consent/answer-draft.server.ts'
import { choicePage, isDraftChoice, type DraftChoice } from '#lib/consent/draft-choices.ts'
import { choiceInput, typedDate } from '#lib/consent/inputs.ts'
import type { Actions, PageServerLoad } from './$types'
import { openDraft } from '../open-draft.server.ts'

/** What the last page leads to, each with one thing to choose: who may look, what they may do, when it starts. */
export const load: PageServerLoad = async (event) => {
  const actor = requirePerson(event)
  const choice = choiceOf(event.params.choice)
  const { draft, at } = await openDraft(event, actor)
  const page = choicePage(choice, draft)
  if (!page) redirect(303, `${at}/check`)
  return { ...page, back: `${at}/check` }
}

const problems = {
  'not-a-date': 'consent_problem_not_a_date',
  past: 'consent_problem_past',
  'too-far': 'consent_start_too_far'
}

export const actions: Actions = {
  default: async (event) => {
    const actor = requirePerson(event)
    const choice = choiceOf(event.params.choice)
    const { draft, at } = await openDraft(event, actor)
    const read = await readForm(event, choiceInput(choice))
    if (!read.ok) return read.failure
    const problem = await forForm(read.data, () =>
      answerChoice(event.locals.db, actor, draft.id, choice, read.data.choice, typedDate(read.data))
    )
    if (typeof problem === 'string') return formFailure(read.data, { date: problems[problem] })
    if (problem) return problem
    redirect(303, `${at}/check`)
  }
}

function choiceOf(word: string): DraftChoice {
  if (!isDraftChoice(word)) error(404, refusalInWords('not-found'))
  return word
}
