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

/** How often the clock is looked at, at least. Longer than that unseen, it may have been set meanwhile. */
export const seenEvery = 2 * hour

export interface ClockSeen {
  readonly seenAt: number
  readonly steppedAt: number | null
}

/**
 * What is known of the clock at `now`. It made a step when it shows less than before, or so much more that
 * nobody looked at it meanwhile. Test: `rules.test.ts`.
 */
export function seeClock(before: ClockSeen | null, now: number): ClockSeen {
  if (!before) return { seenAt: now, steppedAt: null }
  const stepped = now < before.seenAt || now > before.seenAt + seenEvery
  return { seenAt: now, steppedAt: stepped ? now : before.steppedAt }
}

/** Whether what is due may be destroyed: what was destroyed too early comes back nowhere. */
export function mayDestroy({ seenAt, steppedAt }: ClockSeen): boolean {
  return steppedAt === null || seenAt >= steppedAt + waitAfterStep
}
