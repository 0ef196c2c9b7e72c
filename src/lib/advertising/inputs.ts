import * as v from 'valibot'
import { aimInput, aimOf } from '#lib/digest/inputs.ts'
import { areas } from '#lib/places/areas.ts'
import {
  capacities,
  offenceExclusions,
  offerKinds,
  pathways,
  wheres,
  bankHolidayHabits
} from '#lib/offers/rules.ts'
import { sectionNames } from '#lib/record/sections.ts'
import type { OfferDoc } from './doc.ts'
import { findPlace, placeFacts, postcodeFacts, readPoint } from './place.ts'
import { plainLine, plainText } from './plain-text.ts'
import { mostExceptions, readExceptions, readWeek, type Problems } from './schedule.ts'
import type { StepName } from './steps.ts'
import { tidyPhone } from './tidy-phone.ts'

/** The fields of a form as they came. Lists are arrays. */
export type Typed = Readonly<Record<string, string | string[]>>

/** Every form of this room: each step knows its own fields, and looks at them with `readStep`. */
export const anyFields = v.record(v.string(), v.union([v.string(), v.array(v.string())]))

export interface StepRead {
  /** What could be read: a preview shows it also when something else is wrong. */
  readonly facts: Partial<OfferDoc>
  /** Field → key of the message catalogue. */
  readonly problems: Problems
}

/** Characters, at most. A card of the list and one printed page must hold them. */
export const longest = {
  title: 70,
  sentence: 160,
  whatHappens: 1200,
  address: 160,
  whoFor: 200,
  exclusionWords: 600,
  access: 300,
  cost: 200,
  languages: 200,
  dutyName: 60,
  why: 80,
  reason: 1000
} as const

const yesNo = v.nullish(v.picklist(['yes', 'no']))
const ticked = v.optional(v.string(), '')
const list = <const T extends readonly string[]>(options: T) =>
  v.optional(v.array(v.picklist(options, 'ui_check_this')), [])
const oneOf = <const T extends readonly string[]>(options: T) =>
  v.union(
    [
      v.pipe(
        v.literal(''),
        v.transform(() => null)
      ),
      v.picklist(options)
    ],
    'ui_check_this'
  )
const wholeNumber = (least: number, most: number, problem: string) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.check((text) => text === '' || (/^\d{1,3}$/.test(text) && +text >= least && +text <= most), problem),
    v.transform((text) => (text === '' ? null : Number(text)))
  )
const orNull = (schema: v.GenericSchema<string | undefined, string>) =>
  v.pipe(
    schema,
    v.transform((text) => text || null)
  )
const phone = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => (text.trim() === '' ? null : (tidyPhone(text) ?? 'wrong'))),
  v.check((number) => number !== 'wrong', 'org_offers_problem_phone'),
  v.check((number) => number !== 'costly', 'org_offers_problem_phone_costly')
)

type Entries = Record<string, v.GenericSchema>
type Outputs<E extends Entries> = { [K in keyof E]?: v.InferOutput<E[K]> }

/** Each field by itself, so that one mistake hides nothing of the others. */
function readFields<const E extends Entries>(
  entries: E,
  typed: Typed
): { facts: Outputs<E>; problems: Problems } {
  const facts: Outputs<E> = {}
  const problems: Problems = {}
  for (const field of Object.keys(entries) as (keyof E & string)[]) {
    const read = v.safeParse(entries[field]!, typed[field], { abortPipeEarly: true })
    if (read.success) facts[field] = read.output as v.InferOutput<E[typeof field]>
    else problems[field] = read.issues[0].message
  }
  return { facts, problems }
}

const texts = {
  title: plainLine(longest.title),
  sentence: plainLine(longest.sentence),
  whatHappens: plainText(longest.whatHappens)
}

const readers: Record<StepName, (typed: Typed, today: string) => StepRead> = {
  about: (typed) => {
    const { facts, problems } = readFields(
      { kind: oneOf(offerKinds), main: oneOf(pathways), pathways: list(pathways) },
      typed
    )
    const { kind, main, pathways: others = [] } = facts
    const all = main ? [main, ...others.filter((other) => other !== main)] : others
    return { facts: { ...(kind !== undefined && { kind }), pathways: all }, problems }
  },
  words: (typed) => readFields(texts, typed),
  where: (typed) => {
    const { facts, problems } = readFields(
      { where: list(wheres), refuge: ticked, hiddenPlace: ticked },
      typed
    )
    const { where, refuge, hiddenPlace } = facts
    return {
      facts: { ...(where && { where }), refuge: refuge === 'yes', hiddenPlace: hiddenPlace === 'yes' },
      problems
    }
  },
  place: (typed) => {
    const { facts, problems } = readFields({ address: orNull(plainLine(longest.address)) }, typed)
    const where = readPlace(typed)
    return 'problem' in where
      ? { facts, problems: { ...problems, [where.field]: where.problem } }
      : { facts: { ...facts, ...where }, problems }
  },
  areas: (typed) => {
    const { facts, problems } = readFields(
      {
        reach: v.optional(v.picklist(['anywhere', 'some', '']), ''),
        areas: list(areas),
        noLocalConnection: yesNo
      },
      typed
    )
    const chosen = facts.areas ?? []
    const some = facts.reach === 'some' && chosen.length > 0 ? chosen : null
    return {
      facts: {
        areas: facts.reach === 'anywhere' ? [] : some,
        noLocalConnection: yesNoFact(facts.noLocalConnection)
      },
      problems
    }
  },
  times: readTimes,
  phone: (typed) => readFields({ phone }, typed),
  who: (typed) => {
    const age = wholeNumber(0, 120, 'org_offers_problem_age')
    return readFields(
      {
        whoFor: orNull(plainLine(longest.whoFor)),
        minimumAge: age,
        maximumAge: age,
        onlyFor: oneOf(['women', 'men'])
      },
      { onlyFor: '', ...typed }
    )
  },
  rules: (typed) =>
    readFields(
      { exclusions: list(offenceExclusions), exclusionWords: orNull(plainText(longest.exclusionWords)) },
      typed
    ),
  start: (typed) => {
    const { facts, problems } = readFields(
      { early: yesNo, weeksBeforeRelease: wholeNumber(1, 104, 'org_offers_problem_weeks') },
      typed
    )
    return {
      facts: {
        canStartEarly: yesNoFact(facts.early),
        ...(facts.weeksBeforeRelease !== undefined && { weeksBeforeRelease: facts.weeksBeforeRelease })
      },
      problems
    }
  },
  access: (typed) => {
    const { facts, problems } = readFields(
      {
        languages: plainLine(longest.languages),
        access: plainText(longest.access),
        cost: plainLine(longest.cost)
      },
      typed
    )
    const { languages, ...rest } = facts
    return {
      facts: { ...rest, ...(languages !== undefined && { languages: inCommas(languages) }) },
      problems
    }
  },
  spaces: (typed) =>
    readFields({ capacity: oneOf(capacities), asksFor: list(sectionNames) }, { capacity: '', ...typed }),
  dates: (typed) => {
    const facts: { -readonly [K in 'visibleFrom' | 'visibleUntil']?: string | null } = {}
    const problems: Problems = {}
    for (const field of ['visibleFrom', 'visibleUntil'] as const) {
      const date = readDate(typed, field)
      if (date === 'wrong') problems[field] = 'org_offers_problem_date'
      else facts[field] = date
    }
    return { facts, problems }
  },
  aim: (typed) => {
    const { facts, problems } = readFields(aimInput.entries, typed)
    const { aimOn, aimPathways = [], aimAreas = [], aimFrom = '', aimTo = '' } = facts
    return { facts: { aim: aimOf({ aimOn, aimPathways, aimAreas, aimFrom, aimTo }) }, problems }
  }
}

/**
 * Reads the form of one step. Texts refuse markup, links and what is too long; what the facts mean together
 * is looked at by `doc-rules.ts`.
 *
 * @param today ISO date in Europe/London
 */
export function readStep(step: StepName, typed: Typed, today: string): StepRead {
  return readers[step](typed, today)
}

const yesNoFact = (answer: 'yes' | 'no' | null | undefined) => (answer ? answer === 'yes' : null)

/** "English, Polish and Urdu" → three. */
function inCommas(text: string): string[] {
  const all = text
    .split(/,|;|\band\b|\n/u)
    .map((one) => one.trim())
    .filter(Boolean)
  return [...new Set(all)]
}

/**
 * A place that was picked, a postcode that was typed, or what is known already (`keep`); with a point that was
 * typed in place of theirs.
 */
function readPlace(typed: Typed): Partial<OfferDoc> | { field: string; problem: string } {
  const text = (field: string) => (typeof typed[field] === 'string' ? typed[field].trim() : '')
  const [pick, postcode] = [text('placeId'), text('postcode')]
  const [latitude, longitude] = [text('latitude'), text('longitude')]
  const isPlace = pick !== '' && pick !== 'keep' && pick !== 'postcode'
  if (!isPlace && postcode) return postcodeFacts({ postcode, latitude, longitude })
  if (pick === 'postcode') return { field: 'postcode', problem: 'org_offers_problem_postcode' }
  // Enter in the search box saves the form, and nothing was picked yet.
  if (!isPlace && text('q')) return { field: 'q', problem: 'org_offers_problem_pick' }
  const place = isPlace ? findPlace(pick) : null
  if (isPlace && !place) return { field: 'q', problem: 'ui_check_this' }
  const facts = place
    ? placeFacts(place)
    : pick === 'keep'
      ? {}
      : { town: null, postcode: null, latitude: null, longitude: null }
  if (!latitude && !longitude) return facts
  const point = readPoint(latitude, longitude)
  return point ? { ...facts, ...point } : { field: 'latitude', problem: 'org_offers_problem_point' }
}

function readTimes(typed: Typed, today: string): StepRead {
  const week = readWeek(typed)
  const rows = Array.from({ length: mostExceptions }, (_, row) => row)
  const whys = readFields(
    Object.fromEntries(rows.map((row) => [`x${row}-why`, plainLine(longest.why)])),
    typed
  )
  const apart = readExceptions(
    typed,
    rows.map((row) => readDate(typed, `x${row}-date`)),
    rows.map((row) => (whys.facts[`x${row}-why`] as string | undefined) ?? ''),
    today
  )
  const rest = readFields(
    {
      bankHolidays: v.optional(v.picklist(bankHolidayHabits, 'ui_check_this'), 'closed'),
      dutyName: plainLine(longest.dutyName),
      dutyPhone: phone
    },
    typed
  )
  const { bankHolidays, dutyName = '', dutyPhone = null } = rest.facts
  const half = (dutyName === '') !== (dutyPhone === null) && !rest.problems.dutyPhone
  return {
    facts: {
      hours: week.hours,
      exceptions: apart.exceptions,
      ...(bankHolidays && { bankHolidays }),
      saturdayDuty: dutyName && dutyPhone ? { name: dutyName, phone: dutyPhone } : null
    },
    problems: {
      ...week.problems,
      ...whys.problems,
      ...apart.problems,
      ...rest.problems,
      ...(half && { [dutyName ? 'dutyPhone' : 'dutyName']: 'org_offers_problem_duty' })
    }
  }
}

/** The three boxes of a date field → ISO date; null when all are empty, "wrong" for no day of the calendar. */
export function readDate(typed: Typed, name: string): string | 'wrong' | null {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => {
    const text = typed[`${name}-${part}`]
    return typeof text === 'string' ? text.trim() : ''
  })
  if (day === '' && month === '' && year === '') return null
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^20\d{2}$/.test(year)) return 'wrong'
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${date}T12:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? 'wrong' : date
}

/** The version that the steward looked at, and when it was sent in: the same one may come again with other words. */
const whole = (pattern: RegExp) =>
  v.pipe(v.string('ui_check_this'), v.regex(pattern, 'ui_check_this'), v.transform(Number))
const looked = { number: whole(/^\d{1,6}$/), sentAt: whole(/^\d{1,15}$/) }
export const approveInput = v.object(looked)

/** With what a steward writes when an offer goes back. */
export const refuseInput = v.object({
  ...looked,
  reason: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.minLength(10, 'steward_offers_reason_missing'),
    v.maxLength(longest.reason, 'steward_offers_reason_long')
  )
})

export const spacesInput = v.object({ capacity: v.picklist(capacities, 'ui_check_this') })
const what = v.picklist(['contact', 'all'], 'ui_check_this')
export const confirmInput = v.object({ what })
export const confirmOneInput = v.object({ what, offerId: v.pipe(v.string(), v.maxLength(64)) })
