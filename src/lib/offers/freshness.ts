const day = 24 * 60 * 60 * 1000 // ms

/** After so many days somebody at the service must say again that it is right. */
export const confirmAgainAfter = { contact: 60, details: 180 } as const
/** And so many days later it is shown no more, until they do. */
export const hiddenAfter = 30

/** Instants are ms UTC. */
export interface Confirmed {
  /** The phone and the times. */
  readonly lastConfirmedAt: number
  /** Everything else; null when it was never confirmed apart from them. */
  readonly detailsConfirmedAt: number | null
}

/** `fresh`: as confirmed. `stale`: shown with a mark. `hidden`: shown to nobody outside the service. */
export type Freshness = 'fresh' | 'stale' | 'hidden'

/** Before these instants (ms UTC) it was confirmed too long ago. */
export function oldestConfirmed(now: number, grace: number = 0): { contact: number; details: number } {
  const back = (days: number) => now - (days + grace) * day
  return { contact: back(confirmAgainAfter.contact), details: back(confirmAgainAfter.details) }
}

export function freshnessOf(offer: Confirmed, now: number): Freshness {
  if (isOlder(offer, oldestConfirmed(now, hiddenAfter))) return 'hidden'
  return isOlder(offer, oldestConfirmed(now)) ? 'stale' : 'fresh'
}

function isOlder(
  { lastConfirmedAt, detailsConfirmedAt }: Confirmed,
  oldest: ReturnType<typeof oldestConfirmed>
) {
  return lastConfirmedAt < oldest.contact || (detailsConfirmedAt ?? lastConfirmedAt) < oldest.details
}
