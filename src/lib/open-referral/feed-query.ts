import * as v from 'valibot'
import { daysOf, minuteOf } from './schedules.ts'

export const mostPerPage = 100
const aNumber = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))
const aTime = v.pipe(v.string(), v.transform(minuteOf), v.number())
const aFlag = v.pipe(
  v.picklist(['true', 'false', '1', '0', '']),
  v.transform((text) => text !== 'false' && text !== '0')
)

/** What may be asked of a list; a name that the standard does not have is ignored, as other feeds do. */
export const feedQuery = v.object({
  search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  page: v.optional(v.pipe(aNumber, v.minValue(1)), '1'),
  per_page: v.optional(
    v.pipe(
      aNumber,
      v.minValue(1),
      v.transform((count) => Math.min(count, mostPerPage))
    ),
    '50'
  ),
  taxonomy_term_id: v.optional(v.pipe(v.string(), v.maxLength(60))),
  taxonomy_id: v.optional(v.pipe(v.string(), v.maxLength(60))),
  organization_id: v.optional(v.pipe(v.string(), v.maxLength(60))),
  minimum_age: v.optional(aNumber),
  maximum_age: v.optional(aNumber),
  start_time: v.optional(aTime),
  end_time: v.optional(aTime),
  day: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(20),
      v.transform((text) => daysOf(text)?.[0]),
      v.picklist([1, 2, 3, 4, 5, 6, 7])
    )
  ),
  modified_after: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(40),
      v.transform((text) => Date.parse(text)),
      v.number(),
      v.finite()
    )
  ),
  postcode: v.optional(v.pipe(v.string(), v.maxLength(12))),
  /** Metres. */
  proximity: v.optional(aNumber),
  full: v.optional(aFlag, 'false')
})
export type FeedQuery = v.InferOutput<typeof feedQuery>
