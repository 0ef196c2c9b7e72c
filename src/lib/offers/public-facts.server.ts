import { sql, type AnyColumn, type SQL } from 'drizzle-orm'
import { offer } from './tables.server.ts'

/** A column that stays in the database for a hidden place. */
export const unlessHidden = <T>(column: AnyColumn): SQL<T | null> =>
  sql<T | null>`CASE WHEN ${offer.hiddenPlace} THEN NULL ELSE ${column} END`

/**
 * What everybody may read of an offer, as columns of a query; its state and its source are not among it.
 * Promises that of a hidden place neither street nor postcode leaves the database. Its point is that of its
 * town here; `unlessHidden` keeps that back as well. Tests: `find-offer.test.ts`, `open-referral/feed.test.ts`.
 */
export const publicFacts = {
  id: offer.id,
  title: offer.title,
  sentence: offer.sentence,
  whatHappens: offer.whatHappens,
  kind: offer.kind,
  pathways: offer.pathways,
  where: offer.where,
  town: offer.town,
  address: unlessHidden<string>(offer.address),
  hiddenPlace: offer.hiddenPlace,
  areas: offer.areas,
  noLocalConnection: offer.noLocalConnection,
  hours: offer.hours,
  phone: offer.phone,
  minimumAge: offer.minimumAge,
  maximumAge: offer.maximumAge,
  onlyFor: offer.onlyFor,
  exclusions: offer.exclusions,
  exclusionWords: offer.exclusionWords,
  weeksBeforeRelease: offer.weeksBeforeRelease,
  languages: offer.languages,
  access: offer.access,
  cost: offer.cost,
  capacity: offer.capacity,
  capacityAsOf: offer.capacityAsOf,
  asksFor: offer.asksFor,
  lastConfirmedAt: offer.lastConfirmedAt,
  detailsConfirmedAt: offer.detailsConfirmedAt,
  exceptions: offer.exceptions,
  bankHolidays: offer.bankHolidays,
  saturdayDuty: offer.saturdayDuty,
  latitude: offer.latitude,
  longitude: offer.longitude,
  postcode: unlessHidden<string>(offer.postcode),
  whoFor: offer.whoFor,
  visibleFrom: offer.visibleFrom,
  visibleUntil: offer.visibleUntil
}
