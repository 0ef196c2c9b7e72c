import { districtOf } from './district.ts'
import type { OfferFacts } from './offer-facts.ts'

/** What neither standard can say, in one object under `waymark`, so that an import of our own feed loses nothing. */
export function toWaymark(offer: OfferFacts) {
  return {
    sentence: offer.sentence,
    what_happens: offer.whatHappens,
    kind: offer.kind,
    pathways: offer.pathways,
    where: offer.where,
    town: townOf(offer),
    hidden_place: offer.hiddenPlace,
    areas: offer.areas,
    no_local_connection: offer.noLocalConnection,
    only_for: offer.onlyFor,
    who_for: offer.whoFor,
    exclusions: offer.exclusions,
    exclusion_words: offer.exclusionWords,
    weeks_before_release: offer.weeksBeforeRelease,
    languages: offer.languages,
    access: offer.access,
    cost: offer.cost,
    capacity: offer.capacity,
    capacity_as_of: instant(offer.capacityAsOf),
    asks_for: offer.asksFor,
    hours: offer.hours,
    exceptions: offer.exceptions,
    bank_holidays: offer.bankHolidays,
    saturday_duty: offer.saturdayDuty,
    visible_from: offer.visibleFrom,
    visible_until: offer.visibleUntil,
    phone: offer.phone,
    confirmed_at: instant(offer.lastConfirmedAt),
    details_confirmed_at: offer.detailsConfirmedAt === null ? null : instant(offer.detailsConfirmedAt)
  }
}

/** Of a hidden place the district; nothing for an offer that has no place. */
function townOf({ where, hiddenPlace, town, areas }: OfferFacts): string | null {
  if (!where.includes('in-person')) return null
  return hiddenPlace ? districtOf(town, areas) : town
}

const instant = (at: number): string => new Date(at).toISOString()
