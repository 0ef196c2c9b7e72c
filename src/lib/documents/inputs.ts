import * as v from 'valibot'
import { basedOn } from '#lib/record/inputs.ts'
import { readAnswer } from '#lib/record/read-answer.ts'
import type { Answer, Field } from '#lib/record/field.ts'
import { hows } from '#lib/record/read-answer.ts'
import { idDocumentsFields, idDocumentsLists } from '#lib/record/id-documents-fields.ts'

/** The question for the day that a document was sent off for. */
export const sentDayField: Field = idDocumentsLists[0]!.each!.parts[1]! // `rules.test.ts`

export type DocumentStateForm = {
  readonly basedOn: number
  /** Null takes it out. */
  readonly state: Answer | null
  /** ISO date; null when none was given. */
  readonly sentDay: string | null
}

/** How far a document is, and when it was sent off for. @param today ISO date in Europe/London */
export function documentStateForm(field: Field, today: string) {
  return v.pipe(
    v.looseObject({ basedOn, how: v.optional(v.picklist(hows, 'ui_check_this'), 'save') }),
    v.rawTransform(({ dataset, addIssue, NEVER }): DocumentStateForm => {
      const typed: Readonly<Record<string, unknown>> = dataset.value
      const { basedOn: from, how } = dataset.value
      const wrong = (key: string, message: string) => {
        const path = { type: 'object', origin: 'value', input: dataset.value, key } as const
        addIssue({ message, path: [{ ...path, value: typed[key] }] })
        return NEVER
      }
      const state = readAnswer(field, how, typed, today)
      if ('problem' in state) return wrong(field.name, state.problem)
      const isSent = state.answer === 'SENT' && hasDay(typed)
      const day = isSent ? readAnswer(sentDayField, 'save', typed, today) : { answer: null }
      if ('problem' in day) return wrong(sentDayField.name, day.problem)
      return { basedOn: from, state: state.answer, sentDay: day.answer as string | null }
    })
  )
}

function hasDay(typed: Readonly<Record<string, unknown>>): boolean {
  return ['day', 'month', 'year'].some((part) => {
    const value = typed[`${sentDayField.name}-${part}`]
    return typeof value === 'string' && value.trim() !== ''
  })
}

const id = v.pipe(v.string('ui_check_this'), v.regex(/^[\w-]{1,64}$/, 'ui_check_this'))

/** One file, or one word of a worker, that is taken away. */
export const takeAwayForm = v.object({ id })

/** A worker says which document they saw. */
export const seenForm = v.object({
  document: v.picklist(
    idDocumentsFields.map(({ name }) => name),
    'org_documents_seen_problem'
  )
})
