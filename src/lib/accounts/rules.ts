import type { HatKind, Way } from './tables.server.ts'

const minute = 60_000 // ms
const hour = 60 * minute
const day = 24 * hour

/** How long a session lives without use, and at most. Milliseconds. */
export const lifetimes: Readonly<Record<Way, { readonly idle: number; readonly absolute: number }>> = {
  kiosk: { idle: 4 * minute, absolute: 1 * hour },
  staff: { idle: 30 * minute, absolute: 12 * hour },
  'own-phone': { idle: 30 * day, absolute: 90 * day }
}

/** When a session used at `now` ends if it is not used again: ms UTC, never past its absolute end. */
export function sessionEnd(way: Way, createdAt: number, now: number): number {
  return Math.min(now + lifetimes[way].idle, createdAt + lifetimes[way].absolute)
}

const staffHats: readonly HatKind[] = ['worker', 'enroller', 'steward']

/** Staff act on other people's behalf: shorter sessions, and no way in by passphrase alone. */
export function isStaff(hats: readonly HatKind[]): boolean {
  return hats.some((hat) => staffHats.includes(hat))
}

/** Where somebody with these hats signs in outside a kiosk. */
export function wayFor(hats: readonly HatKind[]): Way {
  return isStaff(hats) ? 'staff' : 'own-phone'
}
