import { m } from '#lib/paraglide/messages.js'
import { dayInWords, isoDay } from '#lib/ui/dates.ts'
import type { OfferPage } from './find-offer.server.ts'
import { checkedWords, listWords, openHintWords, timesWords, weekLineWords } from './hour-words.ts'
import { weekLines } from './hours.ts'
import { daysBetween, localMoment } from './local-moment.server.ts'
import { nextOpen } from './open-times.ts'
import { beginning, capacityWord, whereList } from './offer-words.ts'

/** One fact about an offer in words. */
export interface OfferFact {
  /** Which picture stands beside it. */
  readonly about:
    | 'spaces'
    | 'reply'
    | 'open'
    | 'duty'
    | 'place'
    | 'how'
    | 'who'
    | 'start'
    | 'until'
    | 'cost'
    | 'access'
    | 'languages'
  readonly term: string
  readonly lines: readonly string[]
  /** True at this moment only, so never on paper. */
  readonly now?: string
  /** A number to ring about this alone. */
  readonly phone?: string
}

/**
 * What somebody must know before they go, in the order of the page.
 *
 * @param replyDays working days until most people hear back; null when too few asked
 * @param now ms UTC
 */
export function offerFacts(offer: OfferPage, replyDays: number | null, now: number): OfferFact[] {
  const place = placeWords(offer)
  return [
    {
      about: 'spaces',
      term: m.offers_fact_spaces(),
      lines: [`${capacityWord(offer.capacity)}. ${checkedWords(daysBetween(offer.capacityAsOf, now))}.`]
    },
    ...(replyDays === null ? [] : [replyFact(replyDays)]),
    openFact(offer, now),
    ...dutyFact(offer),
    ...(place ? [{ about: 'place', term: m.offers_fact_where(), lines: [place] } as const] : []),
    { about: 'how', term: m.offers_fact_how(), lines: [beginning(whereList(offer.where))] },
    { about: 'who', term: m.offers_fact_areas(), lines: whoWords(offer) },
    { about: 'start', term: m.offers_fact_start(), lines: [startWords(offer)] },
    ...untilFact(offer, now),
    { about: 'cost', term: m.offers_fact_cost(), lines: [offer.cost] },
    { about: 'access', term: m.offers_fact_access(), lines: [offer.access] },
    { about: 'languages', term: m.offers_fact_languages(), lines: [listWords(offer.languages)] }
  ]
}

function replyFact(days: number): OfferFact {
  const words =
    days === 0 ? m.offers_reply_today() : days === 1 ? m.offers_reply_one() : m.offers_reply_days({ days })
  return { about: 'reply', term: m.offers_fact_reply(), lines: [words] }
}

function openFact(offer: OfferPage, now: number): OfferFact {
  const term = m.offers_fact_open()
  const week = weekLines(offer.hours)
  const apart = exceptionWords(offer, now)
  if (week.length === 0 && apart.length === 0) {
    return { about: 'open', term, lines: [m.offers_fact_open_unknown()] }
  }
  const hint = nextOpen(offer, localMoment(now))
  return {
    about: 'open',
    term,
    lines: [...week.map(weekLineWords), ...apart, holidayWords[offer.bankHolidays]()],
    ...(hint && hint.is !== 'always' && { now: openHintWords(hint) })
  }
}

const holidayWords = {
  closed: m.offers_bank_holidays_closed,
  open: m.offers_bank_holidays_open,
  ask: m.offers_bank_holidays_ask
} as const

const soon = 60 // days: what is further off would make the page long, and may still change

/** Days that are not like the week, as far as they are near. */
function exceptionWords({ exceptions }: OfferPage, now: number): string[] {
  const [today, last] = [isoDay(now), isoDay(now + soon * 24 * 60 * 60 * 1000)]
  return exceptions
    .filter(({ date }) => date >= today && date <= last)
    .map(({ date, hours, why }) => {
      const day = dayInWords(date, now)
      if (hours.length === 0) {
        return why ? m.offers_exception_closed_why({ day, why }) : m.offers_exception_closed({ day })
      }
      const times = timesWords(hours)
      return why ? m.offers_exception_open_why({ day, times, why }) : m.offers_exception_open({ day, times })
    })
}

function dutyFact({ saturdayDuty }: OfferPage): OfferFact[] {
  if (!saturdayDuty) return []
  const { name, phone } = saturdayDuty
  return [{ about: 'duty', term: m.offers_fact_duty(), lines: [m.offers_duty({ name })], phone }]
}

function untilFact({ visibleUntil }: OfferPage, now: number): OfferFact[] {
  if (visibleUntil === null) return []
  const lines = [m.offers_runs_until({ day: dayInWords(visibleUntil, now) })]
  return [{ about: 'until', term: m.offers_fact_until(), lines }]
}

function placeWords({ town, hiddenPlace, address, postcode }: OfferPage): string | null {
  if (!town) return null
  if (hiddenPlace) return m.offers_hidden_place({ town })
  const street = address ?? town
  const hasPostcode = postcode === null || street.includes(postcode)
  return hasPostcode ? street : m.offers_address_postcode({ address: street, postcode })
}

function whoWords(offer: OfferPage): string[] {
  return [
    offer.whoFor !== null && m.offers_who_for({ who: offer.whoFor }),
    offer.areas.length === 0 ? m.offers_areas_anywhere() : m.offers_areas({ areas: listWords(offer.areas) }),
    offer.noLocalConnection ? m.offers_ties_none() : m.offers_ties_some(),
    offer.onlyFor === 'women' && m.offers_only_women(),
    offer.onlyFor === 'men' && m.offers_only_men(),
    offer.minimumAge !== null && m.offers_age_from({ age: offer.minimumAge }),
    offer.maximumAge !== null && m.offers_age_to({ age: offer.maximumAge })
  ].filter((line) => line !== false)
}

function startWords({ weeksBeforeRelease: weeks }: OfferPage): string {
  return weeks === null ? m.offers_starts_after() : m.offers_starts_early({ weeks })
}
