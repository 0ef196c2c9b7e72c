import * as v from 'valibot'
import type { FormProblems } from '#lib/access/form-problems.ts'
import { longestWords } from './rules.ts'

const words = v.pipe(
  v.optional(v.string('voice_words_missing'), ''),
  v.trim(),
  v.minLength(1, 'voice_words_missing'),
  v.maxLength(longestWords, 'voice_words_long')
)

/** A number of a row of the person's history; anything else is no row. */
const rowNumber = v.fallback(
  v.nullable(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number))),
  null
)

/** An id of a message to the person; anything else is none. */
const messageId = v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/))), null)

export const readMessageId = (asked: string | null): string | null => v.parse(messageId, asked)

export const readRow = (asked: string | null): number | null => v.parse(rowNumber, asked)

/** A complaint before it is sent. `key` is made with the page, so that sending it twice is one. */
export const complaintForm = v.object({
  words,
  row: v.optional(rowNumber, null),
  message: v.optional(messageId, null),
  showLine: v.pipe(
    v.optional(v.string('ui_check_this'), ''),
    v.transform((text) => text === 'yes')
  ),
  key: v.pipe(v.string('ui_check_this'), v.regex(/^[\w-]{22}$/, 'ui_check_this'))
})

/** A complaint as it stands in its form again, with nothing wrong. */
export function asFilled(sent: v.InferOutput<typeof complaintForm>): FormProblems {
  const { words, row, message, showLine, key } = sent
  const values = {
    words,
    row: String(row ?? ''),
    message: message ?? '',
    showLine: showLine ? 'yes' : '',
    key
  }
  return { values, problems: {} }
}

export const addForm = v.object({ words })

/** A steward's words: needed to write and to answer. */
export const stewardWordsForm = v.object({
  words: v.pipe(
    v.optional(v.string('steward_complaint_words_missing'), ''),
    v.trim(),
    v.minLength(1, 'steward_complaint_words_missing'),
    v.maxLength(longestWords, 'steward_complaint_words_long')
  )
})
