import { and, eq, gte, isNull, lte, or, type SQL } from 'drizzle-orm'
import { isShownOrganisation, type OrganisationState } from '#lib/organisations/rules.ts'
import { shownOrganisation } from '#lib/organisations/shown.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { freshnessOf, hiddenAfter, oldestConfirmed, type Confirmed } from './freshness.ts'
import type { OfferState } from './rules.ts'
import { offer } from './tables.server.ts'

/** What decides whether people see an offer. Dates are ISO dates in Europe/London, both days included. */
export interface ShownFacts extends Confirmed {
  readonly state: OfferState
  readonly organisationState: OrganisationState
  /** The day by which stewards check the organisation again; null when none was set. */
  readonly organisationCheckAgainBy: string | null
  readonly visibleFrom: string | null
  readonly visibleUntil: string | null
}

/**
 * The one condition for every query that shows offers to people or programs, over `offer` joined with
 * `organisation`: live, within its days, confirmed not too long ago, of an organisation that is
 * verified and not overdue for its yearly check.
 * `isShown` says the same of facts in hand. Test: `shown.test.ts`.
 *
 * @param now ms UTC
 */
export function shownOffer(now: number): SQL | undefined {
  const today = isoDay(now)
  const oldest = oldestConfirmed(now, hiddenAfter)
  return and(
    eq(offer.state, 'live'),
    shownOrganisation(now),
    gte(offer.lastConfirmedAt, oldest.contact),
    or(isNull(offer.detailsConfirmedAt), gte(offer.detailsConfirmedAt, oldest.details)),
    or(isNull(offer.visibleFrom), lte(offer.visibleFrom, today)),
    or(isNull(offer.visibleUntil), gte(offer.visibleUntil, today))
  )
}

/** @param now ms UTC */
export function isShown(facts: ShownFacts, now: number): boolean {
  const today = isoDay(now)
  return (
    facts.state === 'live' &&
    isShownOrganisation(
      { state: facts.organisationState, checkAgainBy: facts.organisationCheckAgainBy },
      now
    ) &&
    freshnessOf(facts, now) !== 'hidden' &&
    (facts.visibleFrom === null || facts.visibleFrom <= today) &&
    (facts.visibleUntil === null || facts.visibleUntil >= today)
  )
}
