import { Temporal } from 'temporal-polyfill'
import { checkGrace } from '#lib/organisations/rules.ts'
import { confirmAgainAfter, hiddenAfter } from './freshness.ts'

/** Of a live offer of a verified organisation: dates are ISO dates in Europe/London, instants ms UTC. */
export interface ShownBetweenFacts {
  readonly lastConfirmedAt: number
  readonly detailsConfirmedAt: number | null
  readonly visibleFrom: string | null
  readonly visibleUntil: string | null
  readonly organisationCheckAgainBy: string | null
}

const day = 24 * 60 * 60 * 1000 // ms

/**
 * From when and until when people see such an offer, [from, until) in ms UTC, if nothing of it changes: what
 * `isShown` (`shown.server.ts`) answers at each moment, worked out once. Test: `shown-between.test.ts`.
 */
export function shownBetween(offer: ShownBetweenFacts): readonly [from: number, until: number] {
  const { lastConfirmedAt, detailsConfirmedAt, visibleFrom, visibleUntil, organisationCheckAgainBy } = offer
  const confirmed = (at: number, days: number) => at + (days + hiddenAfter) * day + 1
  const until = Math.min(
    confirmed(lastConfirmedAt, confirmAgainAfter.contact),
    confirmed(detailsConfirmedAt ?? lastConfirmedAt, confirmAgainAfter.details),
    visibleUntil === null ? Infinity : startOf(visibleUntil, 1),
    organisationCheckAgainBy === null ? Infinity : startOf(organisationCheckAgainBy, 1) + checkGrace * day
  )
  return [visibleFrom === null ? -Infinity : startOf(visibleFrom, 0), until]
}

const starts = new Map<string, number>()

/** The midnight in London with which the day begins that is so many days after this one, ms UTC. */
function startOf(date: string, days: number): number {
  const key = `${date} ${days}`
  const known = starts.get(key)
  if (known !== undefined) return known
  const at = Temporal.PlainDate.from(date).add({ days }).toZonedDateTime('Europe/London').epochMilliseconds
  if (starts.size > 2_000) starts.clear()
  starts.set(key, at)
  return at
}
