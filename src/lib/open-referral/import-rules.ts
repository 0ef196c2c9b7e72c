import type { OfferDoc } from '#lib/advertising/doc.ts'
import type { FeedProblem } from './notes.ts'

/** `read`: the differences can be looked at, and nothing was changed yet. */
export const runStates = ['reading', 'read', 'applying', 'applied'] as const
export type RunState = (typeof runStates)[number]

export const verdicts = ['new', 'changed', 'same', 'gone', 'unreadable'] as const
export type Verdict = (typeof verdicts)[number]

/** What came of one service when it was applied; all but `done` leave things as they were. */
export const outcomes = ['done', 'being-checked', 'ended', 'full', 'shown', 'written', 'same'] as const
export type Outcome = (typeof outcomes)[number]

/** Something was wrong with the feed itself. */
export interface FeedFault {
  readonly problem: FeedProblem
  /** A page, a status, a count, as the words need it. */
  readonly detail: string
}

/** Most services that are read of one feed, most pages, and most that are asked for one by one. */
export const feedLimits = {
  services: 5_000,
  pages: 500,
  details: 1_000,
  /** Bytes of one answer or file. */
  answer: 20_000_000,
  /** Bytes of all answers together. */
  all: 100_000_000,
  /** ms for one answer. */
  within: 30_000,
  /** ms for the whole feed. */
  wholeWithin: 20 * 60_000
} as const

/** After this long without a sign (ms) a reading was cut off. */
export const silentFor = 120_000

export const isWorking = ({ state, heardAt }: { state: RunState; heardAt: number }, now: number): boolean =>
  (state === 'reading' || state === 'applying') && now - heardAt < silentFor

/** Names of the facts in which two documents differ; what the feed does not say in both is no difference. */
export function changedFacts(before: OfferDoc, after: OfferDoc): (keyof OfferDoc)[] {
  return (Object.keys(after) as (keyof OfferDoc)[]).filter((fact) => !sameFact(before[fact], after[fact]))
}

function sameFact(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

/** The keys of `hours` may come in any order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * What the service is writing, with what the feed says anew: only facts that changed in the feed since the last
 * import are taken, so that the service's own work on the others stays.
 */
export function mergeFacts(
  written: OfferDoc,
  after: OfferDoc,
  changed: readonly (keyof OfferDoc)[]
): OfferDoc {
  return { ...written, ...Object.fromEntries(changed.map((fact) => [fact, after[fact]])) }
}
