import * as v from 'valibot'
import { longestMessage } from './rules.ts'

/** `key` is made with the page, so that sending it twice is one message. Messages are keys of the catalogue. */
export const messageForm = v.object({
  words: v.pipe(
    v.optional(v.string('messages_problem_words'), ''),
    v.trim(),
    v.minLength(1, 'messages_problem_words'),
    v.maxLength(longestMessage, 'messages_problem_long')
  ),
  key: v.pipe(v.string('ui_check_this'), v.regex(/^[\w-]{22}$/, 'ui_check_this'))
})
