import * as v from 'valibot'
import { readAnswer } from '#lib/record/read-answer.ts'
import type { Answer, Field } from '#lib/record/field.ts'
import { longestNote } from './suggestable.ts'

/** Messages are keys of the catalogue. */

export type SuggestionForm = {
  readonly answer: Answer
  readonly note: string
  /** What was sent, as `readForm` reads it, to show it again. */
  readonly typed: Record<string, string | string[]>
}

/** Words that ask somebody to skip a question of their own. */
const missing = /^record_problem_(missing|choose)(_no_skip)?$/

/** A suggested answer to one question, read as the person's own would be. Today is an ISO date in Europe/London. */
export function suggestionForm(field: Field, today: string) {
  return v.pipe(
    v.looseObject({
      note: v.optional(
        v.pipe(
          v.string(),
          v.trim(),
          v.check((note) => [...note].length <= longestNote, 'org_suggest_note_long')
        ),
        ''
      )
    }),
    v.rawTransform(({ dataset, addIssue, NEVER }): SuggestionForm => {
      const { note } = dataset.value
      const typed = dataset.value as Record<string, unknown> as SuggestionForm['typed']
      const read = readAnswer(field, 'save', typed, today)
      if ('answer' in read && read.answer !== null) return { answer: read.answer, note, typed }
      const problem = 'problem' in read && !missing.test(read.problem) ? read.problem : 'org_suggest_missing'
      const path = { type: 'object', origin: 'value', input: dataset.value, key: field.name } as const
      addIssue({ message: problem, path: [{ ...path, value: typed[field.name] }] })
      return NEVER
    })
  )
}

/** The person's answer: the version that stood beside the suggestion. One that makes no sense never was. */
export const acceptInput = v.object({
  basedOn: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), -1)
})
