/** What was not as it should be with one service of a feed. The first kind leaves it out; the rest is taken in without that part. */
export const unreadableCodes = [
  'not-an-object',
  'no-id',
  'no-name',
  'not-active',
  'twice',
  'other-organisation'
] as const
export type UnreadableCode = (typeof unreadableCodes)[number]

export const noteCodes = [
  'cut',
  'links',
  'times',
  'monthly',
  'phone',
  'places',
  'areas',
  'point',
  'no-details',
  'own-facts'
] as const
export type NoteCode = (typeof noteCodes)[number]

export interface Note {
  readonly code: NoteCode
  /** Which part of it, as the feed names it. */
  readonly part: string
}

/** What was wrong with the feed as a whole. */
export const feedProblems = [
  ...([
    'no-address',
    'not-https',
    'local',
    'unreachable',
    'redirect',
    'status',
    'too-large',
    'slow',
    'cut',
    'packed'
  ] as const),
  ...([
    'not-json',
    'html',
    'not-a-feed',
    'wrong-version',
    'loop',
    'totals',
    'too-many',
    'too-many-pages'
  ] as const),
  ...([
    'spreadsheet',
    'not-text',
    'empty',
    'one-line',
    'columns',
    'columns-unknown',
    'line',
    'interrupted'
  ] as const)
] as const
export type FeedProblem = (typeof feedProblems)[number]
