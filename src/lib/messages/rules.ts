import type { Way } from '#lib/accounts/tables.server.ts'
import type { ThreadStanding } from '#lib/consent/see-thread.server.ts'
import { isOpenState, type InterestState } from '#lib/referrals/rules.ts'

/** Messages between a person and a service, as pure rules. */

/** Letters at most. */
export const longestMessage = 1000
/** Of one side about one interest in 24 hours. */
export const mostInADay = 20

/**
 * Whether what a service wrote can be read here. On a prison's shared screen it waits until that prison has switched it
 * on, and there is no such switch yet: it is there on the person's own phone. Test: `messages.test.ts`.
 */
export function reaches(way: Way): boolean {
  return way !== 'kiosk'
}

export type MessageProblem = 'ended' | 'paused' | 'stopped' | 'too-many'

/**
 * Why nothing can be written now; null when it can. Messages rest on the sharing: when the service cannot
 * look, it can neither read nor write. Test: `rules.test.ts`.
 */
export function problemWithWriting(facts: {
  readonly state: InterestState
  readonly standing: ThreadStanding
  /** Sent by this side about this interest in the last 24 hours. */
  readonly lastDay: number
}): MessageProblem | null {
  if (!isOpenState(facts.state)) return 'ended'
  if (facts.standing === 'paused') return 'paused'
  if (facts.standing === 'over') return 'stopped'
  return facts.lastDay >= mostInADay ? 'too-many' : null
}
