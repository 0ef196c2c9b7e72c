import * as v from 'valibot'
import { longestSearch, type OfferFilters } from './filters.ts'
import { areas } from '#lib/places/areas.ts'
import { pathways, wheres } from './rules.ts'

const lastPage = 99

const oneOf = <const T extends readonly string[]>(options: T) =>
  v.fallback(v.nullable(v.picklist(options)), null)
const ticked = v.fallback(
  v.pipe(
    v.literal('yes'),
    v.transform(() => true)
  ),
  false
)

const query = v.object({
  q: v.fallback(
    v.pipe(
      v.string(),
      v.transform((text) => text.replaceAll(/\s+/gu, ' ').trim().slice(0, longestSearch))
    ),
    ''
  ),
  for: oneOf(pathways),
  place: oneOf(areas),
  how: oneOf(wheres),
  ties: ticked,
  early: ticked,
  friday: ticked,
  weekend: ticked,
  page: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d?$/), v.transform(Number), v.maxValue(lastPage)), 1)
})

/** Reads the address of the list. A link can be old or mistyped: a value that makes no sense is left out. */
export function readFilters(search: URLSearchParams): OfferFilters {
  const read = v.parse(query, Object.fromEntries(search))
  return {
    words: read.q,
    pathway: read.for,
    place: read.place,
    where: read.how,
    noLocalConnection: read.ties,
    beforeRelease: read.early,
    fridayAfternoon: read.friday,
    weekend: read.weekend,
    page: read.page
  }
}
