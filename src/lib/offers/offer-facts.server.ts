import { m } from '#lib/paraglide/messages.js'
import type { OfferPage } from './find-offer.server.ts'
import { checkedWords, listWords, openHintWords, weekLineWords } from './hour-words.ts'
import { openHint, weekLines } from './hours.ts'
import { daysBetween, localMoment } from './local-moment.server.ts'
import { beginning, capacityWord, whereList } from './offer-words.ts'

/** One fact about an offer in words. */
export interface OfferFact {
  /** Which picture stands beside it. */
  readonly about: 'spaces' | 'open' | 'place' | 'how' | 'who' | 'start' | 'cost' | 'access' | 'languages'
  readonly term: string
  readonly lines: readonly string[]
  /** True at this moment only, so never on paper. */
  readonly now?: string
}

/**
 * What somebody must know before they go, in the order of the page.
 *
 * @param now ms UTC
 */
export function offerFacts(offer: OfferPage, now: number): OfferFact[] {
  const place = placeWords(offer)
  return [
    {
      about: 'spaces',
      term: m.offers_fact_spaces(),
      lines: [`${capacityWord(offer.capacity)}. ${checkedWords(daysBetween(offer.capacityAsOf, now))}.`]
    },
    openFact(offer, now),
    ...(place ? [{ about: 'place', term: m.offers_fact_where(), lines: [place] } as const] : []),
    { about: 'how', term: m.offers_fact_how(), lines: [beginning(whereList(offer.where))] },
    { about: 'who', term: m.offers_fact_areas(), lines: whoWords(offer) },
    { about: 'start', term: m.offers_fact_start(), lines: [startWords(offer)] },
    { about: 'cost', term: m.offers_fact_cost(), lines: [offer.cost] },
    { about: 'access', term: m.offers_fact_access(), lines: [offer.access] },
    { about: 'languages', term: m.offers_fact_languages(), lines: [listWords(offer.languages)] }
  ]
}

function openFact({ hours }: OfferPage, now: number): OfferFact {
  const week = weekLines(hours)
  const hint = openHint(hours, localMoment(now))
  return {
    about: 'open',
    term: m.offers_fact_open(),
    lines: week.length === 0 ? [m.offers_fact_open_unknown()] : week.map(weekLineWords),
    ...(hint && hint.is !== 'always' && { now: openHintWords(hint) })
  }
}

function placeWords({ town, hiddenPlace, address }: OfferPage): string | null {
  if (!town) return null
  return hiddenPlace ? m.offers_hidden_place({ town }) : (address ?? town)
}

function whoWords(offer: OfferPage): string[] {
  return [
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
