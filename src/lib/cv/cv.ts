/** A CV as it is shown: every word in it was told or chosen by the person. Nothing says where it was made. */
export interface Cv {
  /** Empty when no name was told. */
  readonly name: string
  readonly headline: string
  readonly contact: CvContact
  /** Paragraphs: the words about themselves, then what they picked of their story. */
  readonly about: readonly string[]
  readonly skills: readonly string[]
  readonly jobs: readonly CvJob[]
  readonly passed: readonly CvPassed[]
  /** Training cards, in words. */
  readonly cards: readonly string[]
}

/** Only what the person ticked. */
export interface CvContact {
  readonly phone?: string
  readonly email?: string
  readonly town?: string
}

export interface CvJob {
  readonly title: string
  readonly place: string
  /** As they said it: "2019", "June 2022", "now". */
  readonly from: string
  readonly to: string
  readonly did: string
}

export interface CvPassed {
  readonly title: string
  readonly body: string
  /** In words: "Level 2". */
  readonly level: string
  readonly year: string
}

/** The lists of which the person chooses what shows and in which order: the fields of `record/cv-fields.ts`. */
export const cvLists = ['skills', 'snippets', 'jobs', 'passed', 'cards'] as const
export type CvList = (typeof cvLists)[number]

export function isEmptyCv(cv: Cv): boolean {
  const lists = [cv.about, cv.skills, cv.jobs, cv.passed, cv.cards]
  return lists.every((list) => list.length === 0)
}

/** "2019 to 2021", or the one that is there. */
export function spanOf({ from, to }: Pick<CvJob, 'from' | 'to'>, between: string): string {
  return [from, to].filter(Boolean).join(` ${between} `)
}

/** A file with a CV, in UTF-16 code units: more than the largest that we make. */
export const longestResume = 250_000
