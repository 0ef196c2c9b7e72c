/** A shared screen: after how long without a touch it asks, and after how long it closes itself. ms */
export const warnAfter = 3 * 60_000
export const closeAfter = 3 * 60_000 + 45_000
/** Typing alone reaches no server; this often it says that somebody is there. ms */
export const tellEvery = 60_000

export type Idle = 'here' | 'asked' | 'gone'

/** @param since ms without a touch, a key or a scroll */
export function idleAfter(since: number): Idle {
  if (since >= closeAfter) return 'gone'
  return since >= warnAfter ? 'asked' : 'here'
}
