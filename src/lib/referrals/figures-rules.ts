import { medianWorkingDays, type Answered } from './answer-rules.ts'
import type { InterestState } from './rules.ts'

/**
 * A service's own figures for its funders, as pure rules. They count people, each once for an offer and a
 * month, and nobody can be found in them: groups under ten are not taken apart, a count of one to four is
 * "fewer than 5", everything else is rounded to five, and where one cell of a row is hidden another is too.
 * Test: `figures.test.ts`.
 */

/** What one person's interest came to. `month` is `2026-11`. */
export interface Counted extends Answered {
  readonly personId: string
  readonly offerId: string
  readonly offerTitle: string
  readonly month: string
  readonly state: InterestState
}

export const outcomes = [
  'waiting',
  'accepted',
  'waiting-list',
  'not-able',
  'started',
  'finished',
  'taken-back'
] as const
export type Outcome = (typeof outcomes)[number]

/** A number that may be told, rounded to five; or how it is hidden. */
export type Told = number | 'fewer-than-5' | 'not-shown'

export interface FigureRow {
  readonly month: string
  readonly offerTitle: string
  readonly people: Told
  readonly outcomes: Readonly<Record<Outcome, Told>>
  /** The middle time to answer, in working days; null when fewer than ten were answered. */
  readonly workingDays: number | null
}

const fewestToTakeApart = 10
const fewest = 5

const outcomeOf: Record<InterestState, Outcome> = {
  SENT: 'waiting',
  SEEN: 'waiting',
  ACCEPTED: 'accepted',
  WAITING_LIST: 'waiting-list',
  NOT_ABLE: 'not-able',
  STARTED: 'started',
  FINISHED: 'finished',
  WITHDRAWN: 'taken-back'
}

/** A row for each offer and month that had anybody, in that order. */
export function figureRows(all: readonly Counted[]): FigureRow[] {
  const groups = Map.groupBy(all, ({ month, offerId }) => `${month} ${offerId}`)
  return [...groups.values()].map(rowOf).sort(byMonthAndOffer)
}

function rowOf(group: readonly Counted[]): FigureRow {
  // Of somebody who asked twice in a month the last counts: it comes last.
  const people = [...new Map(group.map((one) => [one.personId, one])).values()]
  const { month, offerTitle } = group[0]! // a group has at least one
  const counts = outcomes.map((outcome) => people.filter(({ state }) => outcomeOf[state] === outcome).length)
  const told = tellApart(counts, people.length)
  const answered = people.filter(({ answeredAt }) => answeredAt !== null)
  return {
    month,
    offerTitle,
    people: tell(people.length),
    outcomes: Object.fromEntries(outcomes.map((name, at) => [name, told[at]])) as FigureRow['outcomes'],
    workingDays: answered.length < fewestToTakeApart ? null : medianWorkingDays(answered)
  }
}

function tell(count: number): Told {
  if (count === 0) return 0
  return count < fewest ? 'fewer-than-5' : roundToFive(count)
}

/** The cells of one row, which add up to `total`. */
export function tellApart(counts: readonly number[], total: number): Told[] {
  if (total < fewestToTakeApart) return counts.map(() => 'not-shown')
  const told = counts.map((count): Told => {
    const others = total - count
    // All but a few: the few would be told by it.
    return others > 0 && others < fewest ? 'not-shown' : tell(count)
  })
  const hidden = told.filter((cell) => typeof cell !== 'number').length
  if (hidden !== 1) return told
  // One hidden cell alone could be worked out from the others: the smallest of these is hidden with it.
  const shown = counts.flatMap((count, at) =>
    typeof told[at] === 'number' && count > 0 ? [{ count, at }] : []
  )
  const smallest = shown.sort((a, b) => a.count - b.count)[0]
  return told.map((cell, at) => (at === smallest?.at ? 'not-shown' : cell))
}

const roundToFive = (count: number) => Math.round(count / 5) * 5

function byMonthAndOffer(a: FigureRow, b: FigureRow): number {
  return a.month.localeCompare(b.month) || a.offerTitle.localeCompare(b.offerTitle, 'en')
}
