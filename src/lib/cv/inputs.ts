import * as v from 'valibot'
import { cvLists, longestResume } from './cv.ts'
import { pickMoves } from './picks.ts'

/** One button: "jobs hide sam-kitchen". */
export const pickForm = v.object({
  pick: v.pipe(
    v.string('ui_check_this'),
    v.maxLength(100, 'ui_check_this'),
    v.transform((text) => text.split(' ')),
    v.tuple(
      [
        v.picklist(cvLists, 'ui_check_this'),
        v.picklist(pickMoves, 'ui_check_this'),
        v.string('ui_check_this')
      ],
      'ui_check_this'
    ),
    v.transform(([list, move, id]) => ({ list, move, id }))
  )
})

/** What the page of found things sends back: the file as it was read, and what was ticked. */
export const bringForm = v.object({
  text: v.pipe(v.string('ui_check_this'), v.maxLength(longestResume, 'cv_problem_too_big')),
  ticked: v.optional(v.array(v.pipe(v.string('ui_check_this'), v.maxLength(40, 'ui_check_this'))), [])
})
