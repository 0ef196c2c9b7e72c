import { holdsLink } from '#lib/consent/ask-rules.ts'
import type { How } from './hows.ts'
import { hows } from './hows.ts'
import { longest, longestWords, mostTimes, shortest } from './rules.ts'

/** What a service offers: times, how long, and how and where. */
export interface Proposal {
  /** Instants, ms UTC. */
  readonly times: readonly number[]
  readonly minutes: number
  readonly how: How
  readonly where: string
  /** Empty for nothing. */
  readonly bring: string
}

const year = 366 * 24 * 60 * 60 * 1000 // ms

/** Whether a proposal may be made at `now`: one to five times ahead, within a year, in plain words. */
export function fitsProposal({ times, minutes, how, where, bring }: Proposal, now: number): boolean {
  return (
    times.length >= 1 &&
    times.length <= mostTimes &&
    times.every((at) => Number.isSafeInteger(at) && now < at && at <= now + year) &&
    Number.isInteger(minutes) &&
    minutes >= shortest &&
    minutes <= longest &&
    hows.includes(how) &&
    where.trim() !== '' &&
    fitsWords(where) &&
    fitsWords(bring)
  )
}

/** Plain words: not too many, and no link that somebody could be led away by. */
export function fitsWords(text: string): boolean {
  return text.length <= longestWords && !holdsLink(text)
}

/** Each time once, the earliest first. */
export function inOrder(times: readonly number[]): number[] {
  return [...new Set(times)].sort((a, b) => a - b)
}
