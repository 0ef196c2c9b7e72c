import { middleOf } from '#lib/advertising/place.ts'
import {
  capacities,
  type Aim,
  type DayException,
  type OffenceExclusion,
  type OfferKind,
  type WeekHours
} from '#lib/offers/rules.ts'
import type { offer } from '#lib/offers/tables.server.ts'
import { areas } from '#lib/places/areas.ts'
import { gazetteer } from '#lib/places/gazetteer.ts'
import type { GazetteerPlace } from '#lib/places/rules.ts'
import { recipes, type HoursName, type Recipe } from './offer-recipes.ts'
import type { Seeded } from './seeded.ts'

type OfferRow = typeof offer.$inferInsert

const day = 24 * 60 * 60 * 1000 // ms
const trees =
  'Ash Beech Birch Bramble Cherry Elder Elm Fern Hazel Holly Juniper Larch Maple Oak Pine Rowan Sorrel Thorn Willow Yew'.split(
    ' '
  )
const grounds =
  'acre bank bridge brook croft dale end field ford gate hill holt hurst lea mead moor stead ton well wick'.split(
    ' '
  )
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const languages =
  'Polish Urdu Punjabi Romanian Portuguese Arabic Bengali Albanian Somali Lithuanian Welsh BSL'.split(' ')
const access = [
  'Step-free, with a wide door.',
  'There are four steps. We can carry a chair.',
  'Lift to the first floor.',
  'A quiet room if you need one.',
  'Hearing loop. We can write things down.',
  'We read letters and forms with you.',
  'Ground floor, with a toilet for wheelchairs.',
  'You do not need to read or write for this.',
  'We can come to you.',
  'Guide dogs are welcome.'
]
const whoFor = [
  'For people who have been inside.',
  'For people out in the last year.',
  'For people who live alone.',
  'For parents.',
  'For people who served in the forces.',
  'For people who care for somebody.'
]
const ruledOut: Readonly<Record<OffenceExclusion, string>> = {
  CASE_BY_CASE: 'We talk with each person, and nothing is a plain no.',
  ARSON: 'Our insurance does not let us take people with a fire offence.',
  DRIVING: 'You would drive our van, so a ban from driving means no.',
  SEXUAL: 'Children use the building, so the law does not let us.',
  VIOLENCE: 'There is one worker at night, so we ask about violence in the last two years.',
  TERRORISM: 'Our landlord does not let us.',
  OTHER: 'We handle cash, so we ask about theft from work in the last year.'
}
const exclusions = Object.keys(ruledOut) as OffenceExclusion[]
const nearOf = new Map<string, readonly GazetteerPlace[]>(
  areas.map((area) => [area, gazetteer.filter((place) => place.kind === 'town' && place.district === area)])
)
/** Where most people go comes up most. */
const districts = [...areas, ...areas.slice(0, 4)]

/**
 * One offer of this kind, made up from the seed, with every fact that an offer carries; what it says is true of
 * nobody. Dates count from `now` (ms UTC).
 */
export function makeOffer(random: Seeded, kind: OfferKind, organisationId: string, now: number): OfferRow {
  const recipe = recipes[kind]
  const district = random.pick(districts)
  const refuge = kind === 'housing' && random.chance(0.1)
  const where = [...random.pick(recipe.where)]
  const place = where.includes('in-person') ? placeIn(random, district, refuge) : noPlace
  const names = { place: aPlaceName(random), town: place.town ?? district, day: random.pick(weekdayNames) }
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof names) => names[name])
  const pathways = [...random.pick(recipe.pathways)]
  const hours = hoursOf(random, random.pick(recipe.hours), names.day)
  const ruled = random.chance(0.12) ? [random.pick(exclusions)] : []
  const confirmed = now - random.below((random.chance(0.97) ? 60 : 88) * day)
  return {
    id: random.id(now),
    organisationId,
    state: random.chance(0.95) ? 'live' : 'ended',
    title: refuge ? fill('A safe house for women, {place}, {town}') : fill(random.pick(recipe.titles)),
    sentence: fill(`${random.pick(recipe.openings)} ${random.pick(recipe.endings)}`),
    whatHappens: fill(recipe.steps.map((step) => random.pick(step)).join(' ')),
    kind,
    pathways,
    where,
    ...place,
    areas: random.chance(place.town === null ? 0.4 : 0.05) ? [] : served(random, district),
    noLocalConnection: random.chance(0.7),
    hours,
    exceptions: exceptionsOf(random, hours, now),
    bankHolidays: random.chance(0.7) ? 'closed' : random.pick(['open', 'ask']),
    saturdayDuty: hours[6] && random.chance(0.5) ? { name: aFirstName(random), phone: aPhone(random) } : null,
    phone: refuge || random.chance(0.92) ? aPhone(random) : null,
    ...whoOf(random, refuge),
    exclusions: ruled,
    exclusionWords: ruled[0] ? ruledOut[ruled[0]] : null,
    weeksBeforeRelease: random.chance(recipe.early) ? random.pick([2, 4, 6, 8, 12, 16, 24]) : null,
    languages: [
      'English',
      ...new Set(random.chance(0.45) ? [random.pick(languages), random.pick(languages)] : [])
    ],
    access: `${random.pick(access)} ${random.pick(access)}`,
    cost: random.pick(recipe.costs),
    capacity: random.pick([...capacities, 'spaces', 'spaces']),
    capacityAsOf: now - random.below(30 * day),
    asksFor: [...recipe.asksFor],
    lastConfirmedAt: confirmed,
    detailsConfirmedAt: random.chance(0.6) ? confirmed - random.below(100 * day) : null,
    visibleUntil: random.chance(0.1) ? isoDayAfter(now, 30 + random.below(300)) : null,
    aim: aimOf(random, recipe, district),
    createdAt: now - random.below(400 * day)
  }
}

export const aPlaceName = (random: Seeded): string => `${random.pick(trees)}${random.pick(grounds)}`
/** From the range that Ofcom keeps for drama. */
export const aPhone = (random: Seeded): string => `01632 960${String(random.below(1000)).padStart(3, '0')}`
const aFirstName = (random: Seeded): string =>
  random.pick(['Ali', 'Beth', 'Chris', 'Dee', 'Ewa', 'Femi', 'Gill', 'Hasan'])

const noPlace = {
  town: null,
  address: null,
  postcode: null,
  latitude: null,
  longitude: null,
  hiddenPlace: false
}

/** A town of the district, the first one most often, and a door somewhere in it; of a refuge the district alone. */
function placeIn(random: Seeded, district: string, refuge: boolean) {
  if (refuge) {
    const middle = middleOf(district)
    return {
      ...noPlace,
      town: district,
      latitude: middle?.latitude ?? null,
      longitude: middle?.longitude ?? null,
      hiddenPlace: true
    }
  }
  const towns = nearOf.get(district)! // of `areas`, as all districts are
  const { town, postcodeDistrict, latitude, longitude } = random.chance(0.4) ? towns[0]! : random.pick(towns) // each has some
  const near = (degrees: number, reach: number) =>
    Math.round((degrees + (random.next() - 0.5) * reach) * 1000) / 1000
  return {
    town,
    address: `${1 + random.below(200)} ${aPlaceName(random)} ${random.pick(['Road', 'Lane', 'Street', 'Way', 'Close'])}, ${town}`,
    postcode: random.chance(0.7)
      ? `${postcodeDistrict} ${random.below(10)}${letter(random)}${letter(random)}`
      : null,
    latitude: near(latitude, 0.014),
    longitude: near(longitude, 0.022),
    hiddenPlace: false
  }
}
const letter = (random: Seeded): string => random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])

function served(random: Seeded, district: string): string[] {
  const more = Array.from({ length: random.below(4) }, () => random.pick(areas))
  return [...new Set([district, ...more])]
}

const week = (days: readonly number[], ...times: [number, number][]): WeekHours =>
  Object.fromEntries(days.map((weekday) => [weekday, times]))

/** Times in minutes after midnight, on the half hours that people use. */
function hoursOf(random: Seeded, name: HoursName, dayName: (typeof weekdayNames)[number]): WeekHours {
  const from = random.pick([8, 9, 9, 9.5, 10]) * 60
  const to = random.pick([15, 16, 16.5, 17, 17, 18]) * 60
  const weekdays = [1, 2, 3, 4, 5]
  const chosen = weekdayNames.indexOf(dayName) + 1
  const weeks: Readonly<Record<HoursName, () => WeekHours>> = {
    office: () => week(weekdays, [from, to]),
    lunch: () => week(weekdays, [from, 12.5 * 60], [13.5 * 60, to]),
    late: () => ({ ...week(weekdays, [from, to]), ...week([chosen], [from, 20 * 60]) }),
    evenings: () => week([chosen, ((chosen + 1) % 5) + 1], [18 * 60, random.pick([20, 20.5, 21]) * 60]),
    oneDay: () => week([chosen], [from, random.pick([12, 14, 16]) * 60]),
    friday: () => week([5], [12 * 60, random.pick([17, 18, 19]) * 60]),
    saturday: () => ({
      ...week([chosen], [from, to]),
      ...week([6], [10 * 60, random.pick([13, 14, 16]) * 60])
    }),
    always: () => week([1, 2, 3, 4, 5, 6, 7], [0, 24 * 60]),
    shift: () => week([1, 2, 3, 4, 5, 6], [random.pick([6, 7, 8]) * 60, random.pick([14, 15, 16]) * 60]),
    asked: () => ({})
  }
  return weeks[name]()
}

function exceptionsOf(random: Seeded, hours: WeekHours, now: number): DayException[] {
  if (!random.chance(0.15) || Object.keys(hours).length === 0) return []
  const date = isoDayAfter(now, 2 + random.below(50))
  return random.chance(0.5)
    ? [{ date, hours: [], why: random.pick(['Staff day.', 'The hall is in use.', 'We are away.']) }]
    : [{ date, hours: [[10 * 60, 13 * 60]], why: random.pick(['We close early.', 'Short day.']) }]
}

function whoOf(random: Seeded, refuge: boolean) {
  const onlyFor =
    refuge || random.chance(0.08) ? ('women' as const) : random.chance(0.04) ? ('men' as const) : null
  return {
    onlyFor,
    minimumAge: random.chance(0.5) ? random.pick([16, 18, 18, 18, 21, 25]) : null,
    maximumAge: random.chance(0.06) ? random.pick([30, 35, 65]) : null,
    whoFor: random.chance(0.2) ? random.pick(whoFor) : null
  }
}

function aimOf(random: Seeded, { pathways }: Recipe, district: string): Aim | null {
  if (!random.chance(0.2)) return null
  return {
    pathways: pathways[0]!.slice(0, 1),
    areas: [district],
    weeks: random.chance(0.5) ? [-4, 12] : null
  } // each has one
}

const isoDayAfter = (now: number, days: number): string =>
  new Date(now + days * day).toISOString().slice(0, 10)
