import * as v from 'valibot'
import type { Answer, Field } from './field.ts'
import { stepField } from './goal-fields.ts'
import { stepStates } from './goals.ts'
import { hows, readAnswer, type Typed } from './read-answer.ts'

/** The version that a page was made from. One that makes no sense is one that never was. */
export const basedOn = v.fallback(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)), -1)

export type AnswerForm = {
  readonly basedOn: number
  /** Null takes the answer out. */
  readonly answer: Answer | null
  /** What was sent, to show it again. */
  readonly typed: Record<string, string | string[]>
}

/** The form of one question. Today is an ISO date in Europe/London. */
export function answerForm(field: Field, today: string) {
  return v.pipe(
    v.looseObject({ basedOn, how: v.optional(v.picklist(hows, 'ui_check_this'), 'save') }),
    v.rawTransform(({ dataset, addIssue, NEVER }): AnswerForm => {
      const typed: Typed = dataset.value
      const read = readAnswer(field, dataset.value.how, typed, today)
      if ('problem' in read) {
        const path = { type: 'object', origin: 'value', input: dataset.value, key: field.name } as const
        addIssue({ message: read.problem, path: [{ ...path, value: typed[field.name] }] })
        return NEVER
      }
      return { basedOn: dataset.value.basedOn, answer: read.answer, typed: asTyped(typed) }
    })
  )
}

function asTyped(typed: Typed): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value)
    ])
  )
}

/** The choice between two answers. */
export const choiceForm = v.object({
  keptVersion: basedOn,
  waitingVersion: basedOn,
  keep: v.picklist(['kept', 'waiting'], 'ui_check_this')
})

/** An old answer that is brought back; an empty `item` means the whole field. */
export const bringBackForm = v.object({
  basedOn,
  version: basedOn,
  field: v.pipe(v.string('ui_check_this'), v.maxLength(64, 'ui_check_this')),
  item: v.optional(v.pipe(v.string(), v.maxLength(64, 'ui_check_this')), '')
})

/** Who was with the person when they saved this version; blank takes it out. */
export const withForm = v.object({
  version: basedOn,
  who: v.pipe(v.string('ui_check_this'), v.maxLength(800, 'record_problem_too_long'))
})

/** One thing is taken out of a list. */
export const takeOutForm = v.object({ basedOn })

/** The yes to a special section: the SHA-256 of the words that were read, lower-case hex. */
export const sectionYesForm = v.object({ notice: v.string('refusal_changed_meanwhile') })

/** A new step. Its id is made with the page, so that sending it twice adds one. */
export function newStepForm(today: string) {
  return v.intersect([
    v.object({ stepId: v.pipe(v.string('ui_check_this'), v.regex(/^[\w-]{1,64}$/, 'ui_check_this')) }),
    answerForm(stepField, today)
  ])
}

export const markStepForm = v.object({
  basedOn,
  stepId: v.string('ui_check_this'),
  state: v.picklist(stepStates, 'ui_check_this')
})

export const goalStateForm = v.object({
  basedOn,
  status: v.picklist(['ACTIVE', 'COMPLETED'], 'ui_check_this')
})
