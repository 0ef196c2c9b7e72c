import * as v from 'valibot'
import { basedOn } from '#lib/record/inputs.ts'
import { isBlank, limits, tidy } from '#lib/record/rules.ts'
import { longest } from './rules.ts'

const fileId = v.pipe(v.string('ui_check_this'), v.regex(/^[\w-]{1,64}$/, 'ui_check_this'))

/** What comes with a recording: its length in seconds, and the one that it is instead of. */
export const recordingForm = v.object({
  seconds: v.pipe(
    v.string(),
    v.regex(/^\d{1,4}$/),
    v.transform(Number),
    v.maxValue(longest + 60) // a slow phone stops a little late
  ),
  instead: v.optional(fileId)
})

export const deleteForm = v.object({ fileId })

/** The same in words; empty takes them out. */
export const wordsForm = v.object({
  basedOn,
  fileId,
  words: v.pipe(
    v.string('ui_check_this'),
    v.transform((typed) => (isBlank(typed) ? null : tidy(typed, true))),
    v.check((text) => text === null || [...text].length <= limits.longText, 'record_problem_much_too_long')
  )
})
