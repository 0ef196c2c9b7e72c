import { weekWords } from '#lib/digest/aim-choices.server.ts'
import { listWords, timesWords, weekLineWords } from '#lib/offers/hour-words.ts'
import { weekLines } from '#lib/offers/hours.ts'
import { capacityWord, exclusionSentence, kindWord, pathwayWord, whereWord } from '#lib/offers/offer-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { sectionTitle } from '#lib/record/section-words.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import type { OfferDoc } from './doc.ts'
import { isAsked, stepNames, type StepName } from './steps.ts'
import { stepTitle } from './step-words.server.ts'

/** What a document says in one step, a line each: to look it over, and to compare two. */
export interface DocLines {
  readonly step: StepName
  readonly title: string
  /** Empty while nothing is answered. */
  readonly lines: readonly string[]
}

type Lines = (string | false | null)[]

const readers: Record<StepName, (doc: OfferDoc, now: number) => Lines> = {
  about: ({ kind, pathways }) => [kind && kindWord(kind), ...pathways.map(pathwayWord)],
  words: ({ title, sentence, whatHappens }) => [title, sentence, whatHappens],
  where: ({ where, refuge, hiddenPlace }) => [
    ...where.map(whereWord),
    hiddenPlace && m.org_offers_line_hidden(),
    refuge && m.org_offers_line_refuge()
  ],
  place: (doc) => [
    doc.address,
    doc.town,
    doc.postcode,
    doc.latitude !== null &&
      m.org_offers_line_point({ latitude: doc.latitude, longitude: doc.longitude ?? 0 })
  ],
  areas: ({ areas, noLocalConnection }) => [
    areas && (areas.length === 0 ? m.offers_areas_anywhere() : m.offers_areas({ areas: listWords(areas) })),
    noLocalConnection !== null && (noLocalConnection ? m.offers_ties_none() : m.offers_ties_some())
  ],
  times: timesLines,
  phone: ({ phone }) => [phone ?? m.org_offers_line_no_phone()],
  who: (doc) => [
    doc.whoFor,
    doc.minimumAge !== null && m.offers_age_from({ age: doc.minimumAge }),
    doc.maximumAge !== null && m.offers_age_to({ age: doc.maximumAge }),
    doc.onlyFor === null
      ? m.org_offers_line_everybody()
      : doc.onlyFor === 'women'
        ? m.offers_only_women()
        : m.offers_only_men()
  ],
  rules: ({ exclusions, exclusionWords }) =>
    exclusions.length === 0
      ? [m.offers_not_for_nobody()]
      : [...exclusions.map(exclusionSentence), exclusionWords],
  start: ({ canStartEarly, weeksBeforeRelease: weeks }) => [
    canStartEarly === false && m.offers_starts_after(),
    canStartEarly === true && weeks !== null && m.offers_starts_early({ weeks })
  ],
  access: ({ languages, access, cost }) => [listWords(languages), access, cost],
  spaces: ({ capacity, asksFor }) => [capacity && capacityWord(capacity), ...asksFor.map(sectionTitle)],
  dates: ({ visibleFrom, visibleUntil }, now) => [
    visibleFrom !== null && m.org_offers_line_from({ day: dayInWords(visibleFrom, now) }),
    visibleUntil !== null && m.org_offers_line_until({ day: dayInWords(visibleUntil, now) }),
    visibleFrom === null && visibleUntil === null && m.org_offers_line_no_dates()
  ],
  aim: ({ aim }) =>
    aim === null
      ? [m.org_offers_line_aim_off()]
      : [
          m.org_offers_line_aim_on(),
          ...aim.pathways.map(pathwayWord),
          aim.areas.length > 0 && listWords(aim.areas),
          aim.weeks && m.offers_from_to({ from: weekWords(aim.weeks[0]), to: weekWords(aim.weeks[1]) })
        ]
}

function timesLines(doc: OfferDoc, now: number): Lines {
  const habits = {
    closed: m.offers_bank_holidays_closed,
    open: m.offers_bank_holidays_open,
    ask: m.offers_bank_holidays_ask
  }
  const week = weekLines(doc.hours).map(weekLineWords)
  return [
    ...(week.length === 0 ? [m.offers_fact_open_unknown()] : week),
    habits[doc.bankHolidays](),
    ...doc.exceptions.map(({ date, hours, why }) => {
      const day = dayInWords(date, now)
      const said =
        hours.length === 0
          ? m.offers_exception_closed({ day })
          : m.offers_exception_open({ day, times: timesWords(hours) })
      return why ? `${said} ${why}` : said
    }),
    doc.saturdayDuty && m.org_offers_line_duty({ name: doc.saturdayDuty.name, phone: doc.saturdayDuty.phone })
  ]
}

/** @param now ms UTC */
export function docLines(doc: OfferDoc, now: number): DocLines[] {
  return stepNames
    .filter((step) => isAsked(doc, step))
    .map((step) => ({
      step,
      title: stepTitle(step),
      lines: readers[step](doc, now).filter((line): line is string => Boolean(line))
    }))
}

/** A step that two documents say differently. */
export interface ChangedLines {
  readonly step: StepName
  readonly title: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** What is different for people, in the order of the steps; what only one of the two is asked for counts too. */
export function changedLines(before: OfferDoc, after: OfferDoc, now: number): ChangedLines[] {
  const [old, next] = [docLines(before, now), docLines(after, now)]
  return stepNames.flatMap((step) => {
    const was = old.find((one) => one.step === step)?.lines ?? []
    const is = next.find((one) => one.step === step)?.lines ?? []
    const same = JSON.stringify(was) === JSON.stringify(is)
    return same ? [] : [{ step, title: stepTitle(step), before: was, after: is }]
  })
}
