/** Times of deleting. Pure; milliseconds. */

const hour = 60 * 60 * 1000
const day = 24 * hour

/** From asking until it is done: time to change one's mind, or to find out that somebody else asked. */
export const calmDays = 7

/** @param now ms UTC */
export function closingOf(now: number): { askedAt: number; dueAt: number } {
  return { askedAt: now, dueAt: now + calmDays * day }
}

/** What follows from the time waits so long after the clock made a step: it may be wrong. */
export const waitAfterStep = day

/** The clock is looked at every hour while the server runs. Longer than that unseen, it may have been set meanwhile. */
export const seenEvery = 2 * hour

/** So long a server may have been off before its start: every night, say. */
export const mayBeOff = 26 * hour

export interface ClockSeen {
  readonly seenAt: number
  readonly steppedAt: number | null
}

/**
 * What is known of the clock at `now`. It made a step when it shows less than before, or so much more that
 * nobody looked at it meanwhile. Test: `rules.test.ts`.
 *
 * @param most ms that may have passed since it was looked at
 */
export function seeClock(before: ClockSeen | null, now: number, most = seenEvery): ClockSeen {
  if (!before) return { seenAt: now, steppedAt: null }
  const stepped = now < before.seenAt || now > before.seenAt + most
  return { seenAt: now, steppedAt: stepped ? now : before.steppedAt }
}

/** Whether what is due may be destroyed: what was destroyed too early comes back nowhere. */
export function mayDestroy({ seenAt, steppedAt }: ClockSeen): boolean {
  return steppedAt === null || seenAt >= steppedAt + waitAfterStep
}
