import * as v from 'valibot'
import { places, type Place } from './places.ts'
import { pathways, wheres, type Pathway, type Where } from './rules.ts'

/** What somebody asked the public list for. */
export interface OfferFilters {
  /** As typed, cut to 80 characters; empty for no search. */
  readonly words: string
  readonly pathway: Pathway | null
  readonly place: Place | null
  readonly where: Where | null
  readonly noLocalConnection: boolean
  readonly beforeRelease: boolean
  readonly fridayAfternoon: boolean
  readonly weekend: boolean
  /** From 1. */
  readonly page: number
}

export const longestSearch = 80 // characters
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
  place: oneOf(places),
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

/** The other way round: the query of a link to the list, without a leading "?". */
export function writeFilters(filters: OfferFilters): string {
  const search = new URLSearchParams()
  const set = (name: string, value: string | null | false) => value && search.set(name, value)
  set('q', filters.words)
  set('for', filters.pathway)
  set('place', filters.place)
  set('how', filters.where)
  set('ties', filters.noLocalConnection && 'yes')
  set('early', filters.beforeRelease && 'yes')
  set('friday', filters.fridayAfternoon && 'yes')
  set('weekend', filters.weekend && 'yes')
  set('page', filters.page > 1 && String(filters.page))
  return search.toString()
}
