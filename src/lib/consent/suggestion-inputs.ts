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
const missing = /_(missing|choose)(_no_skip)?$/

const note = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.check((text) => [...text].length <= longestNote, 'org_suggest_note_long')
  ),
  ''
)

/** A suggested answer to one question, read as the person's own would be. Today is an ISO date in Europe/London. */
export function suggestionForm(field: Field, today: string) {
  return v.pipe(
    v.looseObject({ note }),
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

/** Names in a form of several questions: none of them is that of the worker's own words. */
export function partOfForm<One extends Pick<Field, 'name'>>(part: One): One {
  return { ...part, name: `part-${part.name}` }
}

export type ThingForm = Omit<SuggestionForm, 'answer'> & {
  /** By the name of the part. */
  readonly answers: Readonly<Record<string, Answer>>
}

/** Suggested answers about one thing: what is left empty is not suggested, but one must be there. */
export function suggestThingForm(parts: readonly Field[], today: string) {
  return v.pipe(
    v.looseObject({ note }),
    v.rawTransform(({ dataset, addIssue }): ThingForm => {
      const typed = dataset.value as Record<string, unknown> as SuggestionForm['typed']
      const answers: Record<string, Answer> = {}
      const problems: [string, string][] = []
      for (const part of parts) {
        const asked = partOfForm(part)
        const read = readAnswer(asked, 'save', typed, today)
        if ('answer' in read && read.answer !== null) answers[part.name] = read.answer
        else if ('problem' in read && !missing.test(read.problem)) problems.push([asked.name, read.problem])
        else if (part.required) problems.push([asked.name, 'org_suggest_missing'])
      }
      const [first] = parts
      if (problems.length === 0 && Object.keys(answers).length === 0 && first) {
        problems.push([partOfForm(first).name, 'org_suggest_missing'])
      }
      for (const [key, message] of problems) {
        const path = { type: 'object', origin: 'value', input: dataset.value, key } as const
        addIssue({ message, path: [{ ...path, value: typed[key] }] })
      }
      return { answers, note: dataset.value.note, typed }
    })
  )
}

/**
 * The person's answer: the version that stood beside the suggestion, and the parts that they take. A version that
 * makes no sense never was.
 */
export const acceptInput = v.object({
  basedOn: v.fallback(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), -1),
  take: v.fallback(v.array(v.string()), [])
})
