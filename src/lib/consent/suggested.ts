import type { Answer, Field } from '#lib/record/field.ts'
import { checkAnswer } from '#lib/record/rules.ts'
import { suggestableParts, type SuggestPlace } from './suggestable.ts'

/** One thing of a list, new or there already, and what is suggested for its parts. */
export interface SuggestedThing {
  readonly id: string
  readonly isNew: boolean
  /** By the name of the part. */
  readonly answers: Readonly<Record<string, Answer>>
}

/** What is suggested: an answer to one question, or answers about one thing. */
export type Suggested = { readonly answer: Answer } | { readonly thing: SuggestedThing }

/** The parts that are suggested for this thing, in the order in which they are asked. */
export function partsSuggested(place: SuggestPlace, { isNew, answers }: SuggestedThing): readonly Field[] {
  return suggestableParts(place, isNew).filter(({ name }) => Object.hasOwn(answers, name))
}

/**
 * The same, tidy, if the record would take it; null if not. Pure.
 *
 * @param today ISO date in Europe/London
 */
export function checkSuggested(place: SuggestPlace, suggested: Suggested, today: string): Suggested | null {
  if ('answer' in suggested) {
    const checked = place.field.each ? null : checkAnswer(place.field, suggested.answer, today)
    return checked && 'answer' in checked ? { answer: checked.answer } : null
  }
  const { thing } = suggested
  const parts = partsSuggested(place, thing)
  if (!/^[\w-]{1,64}$/.test(thing.id) || parts.length === 0) return null
  if (parts.length < Object.keys(thing.answers).length) return null
  if (thing.isNew && !parts.some(({ required }) => required)) return null
  const answers: Record<string, Answer> = {}
  for (const part of parts) {
    const checked = checkAnswer(part, thing.answers[part.name], today)
    if (!('answer' in checked)) return null
    answers[part.name] = checked.answer
  }
  return { thing: { ...thing, answers } }
}
