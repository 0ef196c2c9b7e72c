import { isoDay } from '#lib/ui/dates.ts'

/** Working for an organisation, as pure rules. Days are ISO dates in Europe/London; `now` is ms UTC. */

export const roles = ['manager', 'worker'] as const
export type Role = (typeof roles)[number]

/** The last day that somebody is away, while it has not passed; else null. */
export function awayNow(awayUntil: string | null, now: number): string | null {
  return awayUntil !== null && awayUntil >= isoDay(now) ? awayUntil : null
}

/** How long a code for a place in a team can be used. Milliseconds. */
export const teamInviteLasts = 7 * 24 * 60 * 60 * 1000

const longestAway = 366 // days

export type AwayProblem = 'past' | 'too-far'

/** Somebody may be away from today up to a year ahead. */
export function problemWithAway(awayUntil: string, now: number): AwayProblem | null {
  if (awayUntil < isoDay(now)) return 'past'
  return awayUntil > isoDay(now + longestAway * 24 * 60 * 60 * 1000) ? 'too-far' : null
}

/** The only manager stays: somebody must be able to end the places of the others. */
export function mayLeave(role: Role, rolesOfOthers: readonly Role[]): boolean {
  return role !== 'manager' || rolesOfOthers.includes('manager')
}
