import { checkAnswer, isBlank, type Checked } from './rules.ts'
import type { Answer, Field } from './field.ts'

/** What a form sends: text by name, and lists for boxes that were ticked. */
export type Typed = Readonly<Record<string, unknown>>

/** The ways to answer a question; each is a button. `take-out` leaves it as "not yet". */
export const hows = ['save', 'rather-not-say', 'none', 'take-out'] as const
export type How = (typeof hows)[number]

/** The value of the radio button beside a text of their own. */
export const ownWordsChoice = 'own-words'

/** Name of the input for that text. */
export const ownWordsName = (field: Field): string => `${field.name}-own-words`

/**
 * Reads the answer to one question from what a form sent.
 *
 * @returns null for an answer that is to be taken out
 */
export function readAnswer(field: Field, how: How, typed: Typed, today: string): Checked | { answer: null } {
  if (how === 'take-out') return { answer: null }
  if (how === 'rather-not-say') return checkAnswer(field, { ratherNotSay: true }, today)
  if (how === 'none') return checkAnswer(field, { none: true }, today)
  if (field.input === 'date') return readDate(field, typed, today)
  if (field.ownWords) return readWithOwnWords(field, typed, today)
  const value = typed[field.name]
  return checkAnswer(field, value === '' || isEmptyList(value) ? undefined : value, today)
}

const longestDatePart = 20 // characters, spaces around it included

function readDate(field: Field, typed: Typed, today: string): Checked {
  const [year, month, day] = ['year', 'month', 'day'].map((part) =>
    textOf(typed[`${field.name}-${part}`]).slice(0, longestDatePart).normalize('NFKC').trim()
  ) as [string, string, string]
  if (year + month + day === '') return checkAnswer(field, undefined, today)
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month)) return { problem: 'record_problem_date' }
  if (!/^\d{4}$/.test(year)) return { problem: 'record_problem_year' }
  return checkAnswer(field, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, today)
}

/** Words without a pick count as that pick; words beside another pick are a question back. */
function readWithOwnWords(field: Field, typed: Typed, today: string): Checked {
  const choice = textOf(typed[field.name])
  const own = textOf(typed[ownWordsName(field)])
  if (choice === ownWordsChoice) return checkAnswer(field, { ownWords: own }, today)
  if (isBlank(own)) return checkAnswer(field, choice === '' ? undefined : choice, today)
  return choice === ''
    ? checkAnswer(field, { ownWords: own } satisfies Answer, today)
    : { problem: 'record_problem_choose_own' }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
