import * as v from 'valibot'
import { endingAnswers } from './ending-grounds.ts'

/** Messages are keys of the catalogue. */
export const endingInput = v.object({
  answer: v.optional(v.picklist(endingAnswers, 'org_ending_choose'), '' as never)
})
