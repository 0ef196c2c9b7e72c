import * as v from 'valibot'
import { hasWords } from './rules.ts'

export const searchForm = v.object({
  words: v.pipe(
    v.string('record_search_missing'),
    v.maxLength(200, 'record_problem_too_long'),
    v.check(hasWords, 'record_search_missing')
  )
})
