import * as v from 'valibot'
import { areas } from '#lib/places/areas.ts'
import { accessNeeds } from './access-needs.ts'
import { longestPlace, longestSearch, sorts, ways, type OfferFilters } from './filters.ts'
import { languages } from './languages.ts'
import { mileChoices } from './near.ts'
import { offerKinds, pathways } from './rules.ts'
import { clockHours, dayParts, dayWords } from './when.ts'

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
/** One line, cut to so many characters. */
const line = (longest: number) =>
  v.fallback(
    v.pipe(
      v.string(),
      // What is so long is no search; looking through ten thousand characters of spaces costs time.
      v.transform((text) =>
        text
          .slice(0, 1_000)
          .replaceAll(/[\s\p{C}]+/gu, ' ')
          .trim()
          .slice(0, longest)
          .trim()
      )
    ),
    ''
  )
const number = (from: number, to: number) =>
  v.fallback(
    v.nullable(
      v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(from), v.maxValue(to))
    ),
    null
  )
const isoDate = v.pipe(
  v.string(),
  v.regex(/^20\d\d-\d\d-\d\d$/),
  v.check((text) => new Date(Date.parse(`${text}T12:00:00Z`) || 0).toISOString().startsWith(text))
)

const query = v.object({
  q: line(longestSearch),
  for: oneOf(pathways),
  kind: oneOf(offerKinds),
  place: oneOf(areas),
  near: line(longestPlace),
  miles: v.fallback(v.nullable(v.pipe(v.string(), v.transform(Number), v.picklist(mileChoices))), null),
  day: v.fallback(v.nullable(v.union([v.picklist(dayWords), isoDate])), null),
  time: oneOf([...dayParts, ...clockHours]),
  how: oneOf(ways),
  ties: ticked,
  early: ticked,
  only: oneOf(['women', 'men']),
  age: number(18, 110),
  lang: oneOf(languages),
  access: oneOf(accessNeeds),
  free: ticked,
  all: ticked,
  sort: oneOf(sorts),
  page: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d?$/), v.transform(Number), v.maxValue(lastPage)), 1),
  // As addresses said it before.
  friday: ticked,
  weekend: ticked
})
const names = Object.keys(query.entries)

/** Reads the address of the list. A link can be old or mistyped: a value that makes no sense is left out. */
export function readFilters(search: URLSearchParams): OfferFilters {
  const read = v.parse(query, Object.fromEntries(names.map((name) => [name, search.get(name)])))
  const before = read.friday
    ? ({ day: 'fri', time: 'afternoon' } as const)
    : { day: read.weekend ? ('weekend' as const) : null, time: null }
  const asked = read.day !== null || read.time !== null ? { day: read.day, time: read.time } : before
  return {
    words: read.q,
    pathway: read.for,
    kind: read.kind,
    place: read.place,
    near: read.near,
    miles: read.near === '' ? null : read.miles,
    day: asked.day,
    time: asked.day === 'now' ? null : asked.time,
    where: read.how,
    noLocalConnection: read.ties,
    beforeRelease: read.early,
    only: read.only,
    age: read.age,
    language: read.lang,
    access: read.access,
    free: read.free,
    rulesNobodyOut: read.all,
    sort: read.sort,
    page: read.page
  }
}
