import * as v from 'valibot'
import { detailStepNames, detailSteps, fieldsOf, type Details, type DetailStep } from './details-inputs.ts'

/** Answers of a form as they were typed, by field. */
export type Answers = Readonly<Record<string, string | string[]>>

const longestKept = 1000 // characters of one answer, also one that is too long for its field

/** These answers with those of one step in their place: what the step does not ask is left out. */
export function withStep(answers: Answers, step: DetailStep, typed: Answers): Answers {
  const kept = Object.fromEntries(fieldsOf[step].map((field) => [field, clip(typed[field])]))
  return { ...answers, ...kept }
}

function clip(value: string | string[] | undefined): string | string[] {
  if (Array.isArray(value)) return value.slice(0, 20).map((one) => one.slice(0, 60))
  return (value ?? '').slice(0, longestKept)
}

/** The first step that is not answered yet, or not well; null when all are. */
export function firstOpenStep(answers: Answers): DetailStep | null {
  return detailStepNames.find((step) => !v.is(detailSteps[step], ownAnswers(answers, step))) ?? null
}

/** All of them, read; null while a step is open. */
export function readDetails(answers: Answers): Details | null {
  let details = {}
  for (const step of detailStepNames) {
    const read = v.safeParse(detailSteps[step], ownAnswers(answers, step))
    if (!read.success) return null
    details = { ...details, ...read.output }
  }
  return details as Details
}

function ownAnswers(answers: Answers, step: DetailStep): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf[step].flatMap((field) => {
      const value = answers[field]
      return value === undefined ? [] : [[field, value]]
    })
  )
}
