import * as v from 'valibot'
import type { OfferDoc } from '#lib/advertising/doc.ts'
import {
  bankHolidayHabits,
  capacities,
  offenceExclusions,
  offerKinds,
  pathways,
  wheres
} from '#lib/offers/rules.ts'
import { areas } from '#lib/places/areas.ts'
import { asRaw, field, textOf, type Raw } from './raw.ts'

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60))
const times = v.pipe(
  v.array(
    v.pipe(
      v.tuple([minute, minute]),
      v.check(([opens, closes]) => opens < closes)
    )
  ),
  v.maxLength(6)
)
const date = v.pipe(v.string(), v.isoDate())
const words = (longest: number) => v.pipe(v.string(), v.trim(), v.maxLength(longest))
const some = <const T extends readonly string[]>(options: T) =>
  v.pipe(
    v.array(v.picklist(options)),
    v.transform((list) => [...new Set(list)])
  )

/** Each of the facts that only Waymark says, by its name in the feed (`to-waymark.ts`). */
const readers = {
  kind: ['kind', v.picklist(offerKinds)],
  pathways: ['pathways', some(pathways)],
  where: ['where', some(wheres)],
  town: ['town', v.nullable(words(80))],
  hidden_place: ['hiddenPlace', v.boolean()],
  areas: ['areas', some(areas)],
  no_local_connection: ['noLocalConnection', v.boolean()],
  only_for: ['onlyFor', v.nullable(v.picklist(['women', 'men']))],
  exclusions: ['exclusions', some(offenceExclusions)],
  weeks_before_release: [
    'weeksBeforeRelease',
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(52)))
  ],
  languages: ['languages', v.pipe(v.array(words(40)), v.maxLength(20))],
  capacity: ['capacity', v.picklist(capacities)],
  asks_for: ['asksFor', v.pipe(v.array(words(40)), v.maxLength(20))],
  hours: [
    'hours',
    v.pipe(
      v.record(v.picklist(['1', '2', '3', '4', '5', '6', '7']), times),
      v.transform((hours) => hours as OfferDoc['hours'])
    )
  ],
  exceptions: [
    'exceptions',
    v.pipe(v.array(v.object({ date, hours: times, why: words(80) })), v.maxLength(100))
  ],
  bank_holidays: ['bankHolidays', v.picklist(bankHolidayHabits)],
  saturday_duty: ['saturdayDuty', v.nullable(v.object({ name: words(60), phone: words(30) }))],
  visible_from: ['visibleFrom', v.nullable(date)],
  visible_until: ['visibleUntil', v.nullable(date)]
} as const satisfies Record<string, readonly [keyof OfferDoc, v.GenericSchema]>

/**
 * Not from another Waymark, so what it does not say may be found otherwise: a point by its town, a phone among its
 * contacts. A table has some of our facts, and is foreign too.
 */
export const isForeign = (service: Raw): boolean =>
  textOf(asRaw(field(service, 'waymark')), 'confirmed_at') === null

/**
 * What a feed of another Waymark says beyond the standard. A fact that does not fit is left out, and named;
 * it takes no other with it.
 */
export function readWaymarkFacts(waymark: Raw): { facts: Partial<OfferDoc>; wrong: string[] } {
  const facts: Record<string, unknown> = {}
  const wrong: string[] = []
  for (const [name, [fact, schema]] of Object.entries(readers)) {
    const told = field(waymark, name)
    if (told === undefined) continue
    const read = v.safeParse(schema, told)
    if (read.success) facts[fact] = read.output
    else wrong.push(name)
  }
  return { facts: facts as Partial<OfferDoc>, wrong }
}
