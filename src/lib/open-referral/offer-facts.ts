import type { offer } from '#lib/offers/tables.server.ts'

/**
 * What an offer says, as it goes out to other systems: the columns of `offer`, but its ids, its state, and
 * whom the service wants told. Instants are ms UTC, dates ISO dates in Europe/London.
 */
export type OfferFacts = Pick<
  typeof offer.$inferSelect,
  | ('title' | 'sentence' | 'whatHappens' | 'kind' | 'pathways' | 'where')
  | (
      | 'town'
      | 'address'
      | 'postcode'
      | 'latitude'
      | 'longitude'
      | 'hiddenPlace'
      | 'areas'
      | 'noLocalConnection'
    )
  | ('hours' | 'exceptions' | 'bankHolidays' | 'saturdayDuty' | 'phone')
  | ('whoFor' | 'minimumAge' | 'maximumAge' | 'onlyFor' | 'exclusions' | 'exclusionWords')
  | ('weeksBeforeRelease' | 'languages' | 'access' | 'cost' | 'capacity' | 'capacityAsOf' | 'asksFor')
  | ('visibleFrom' | 'visibleUntil' | 'lastConfirmedAt' | 'detailsConfirmedAt')
>

/** An offer in the feed. Of a hidden place, address, postcode and point are null. */
export interface FeedOffer extends OfferFacts {
  readonly id: string
  readonly organisation: FeedOrganisation
  /** When anything of it changed or was confirmed, ms UTC. */
  readonly modifiedAt: number
}

export interface FeedOrganisation {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly email: string | null
  readonly website: string | null
  readonly register: 'charity' | 'company' | null
  readonly registerNumber: string | null
}
