import { checks, isRealDay } from './checks.ts'
import type { Answer, Field, WordsKey } from './field.ts'

/** An answer as it is kept, or what is wrong with it as a key of the message catalogue. */
export type Checked = { readonly answer: Answer } | { readonly problem: WordsKey }

/** In Unicode code points. */
export const limits = { text: 200, longText: 5000 } as const

/** Things in one list, where the list says nothing else. */
export const mostItems = 30

/**
 * Checks an answer to a question and makes it tidy; a tidy answer comes back unchanged. Takes anything:
 * it may come from a page that is older than the question. Test: `rules.test.ts`.
 *
 * @param today ISO date in Europe/London
 */
export function checkAnswer(field: Field, answer: unknown, today: string): Checked {
  if (answer === undefined) return { problem: missing(field) }
  if (typeof answer === 'string' && field.input !== 'items') {
    return field.choices ? checkChoice(field, answer) : checkText(field, answer, today)
  }
  if (Array.isArray(answer)) return checkChoices(field, answer)
  if (isOnly(answer, 'ratherNotSay') && field.mayDecline) return { answer: { ratherNotSay: true } }
  if (isOnly(answer, 'none') && field.noneWords) return { answer: { none: true } }
  if (isOnly(answer, 'ownWords') && field.ownWords) return checkOwnWords(field, answer.ownWords)
  return { problem: 'ui_check_this' }
}

/**
 * NFC, without control characters or broken halves of letters; one line, except where lines matter. Of
 * marks on one letter it keeps 30 (https://unicode.org/reports/tr15/#Stream_Safe_Text_Format): more of
 * them mean nothing, and take time by their square.
 */
export function tidy(text: string, lines = false): string {
  const clean = text
    .toWellFormed()
    .replaceAll(/(\p{M}{30})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
  if (!lines) return clean.replaceAll(/\s+/gu, ' ').trim()
  const withoutEnds = clean.split('\n').map((line) => line.trimEnd())
  return withoutEnds.join('\n').trim()
}

/** Whether somebody would see nothing: blank, or only marks that join other letters. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}

function checkText(field: Field, typed: string, today: string): Checked {
  const long = field.input === 'long-text'
  const longest = long ? limits.longText : limits.text
  const tooLong = long ? 'record_problem_much_too_long' : 'record_problem_too_long'
  if (isHuge(typed, longest)) return { problem: tooLong }
  const text = tidy(typed, long)
  if (isBlank(text)) return { problem: missing(field) }
  if ([...text].length > longest) return { problem: tooLong }
  if (field.input === 'date' && !isRealDay(text)) return { problem: 'record_problem_date' }
  if (!field.check) return { answer: text }
  const checked = checks[field.check](text, today)
  return 'problem' in checked ? checked : { answer: checked.text }
}

function checkChoice(field: Field, code: string): Checked {
  if (field.input !== 'one-of') return { problem: 'ui_check_this' }
  return isOffered(field, code) ? { answer: code } : { problem: 'ui_check_this' }
}

/** In the order in which they are offered, each once. */
function checkChoices(field: Field, codes: readonly unknown[]): Checked {
  if (field.input !== 'some-of' || !codes.every((code) => isOffered(field, code))) {
    return { problem: 'ui_check_this' }
  }
  const chosen = (field.choices ?? []).map(({ value }) => value).filter((value) => codes.includes(value))
  return chosen.length > 0 ? { answer: chosen } : { problem: missing(field) }
}

function checkOwnWords(field: Field, typed: unknown): Checked {
  if (typeof typed !== 'string') return { problem: 'ui_check_this' }
  if (isHuge(typed, limits.text)) return { problem: 'record_problem_too_long' }
  const text = tidy(typed)
  if (isBlank(text)) return { problem: missing(field) }
  if ([...text].length > limits.text) return { problem: 'record_problem_too_long' }
  return { answer: { ownWords: text } }
}

/** Too long before any work on it: a letter in parts is at most 4 times as long as in one. */
function isHuge(typed: string, longest: number): boolean {
  return typed.length > 4 * longest
}

function isOffered(field: Field, code: unknown): boolean {
  return field.choices?.some(({ value }) => value === code) ?? false
}

function isOnly<Name extends string>(answer: unknown, name: Name): answer is Record<Name, unknown> {
  if (typeof answer !== 'object' || answer === null) return false
  const entries = Object.entries(answer)
  return entries.length === 1 && entries[0]?.[0] === name && (name === 'ownWords' || entries[0][1] === true)
}

function missing(field: Field): WordsKey {
  if (field.choices) return field.required ? 'record_problem_choose_no_skip' : 'record_problem_choose'
  return field.required ? 'record_problem_missing_no_skip' : 'record_problem_missing'
}
