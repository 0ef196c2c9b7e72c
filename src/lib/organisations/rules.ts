import { isoDay } from '#lib/ui/dates.ts'

/** `statutory`: probation, police, prisons, Jobcentre, immigration. They may hold what a person sends and ask for nothing. */
export const organisationKinds = [
  'charity',
  'council',
  'employer',
  'health',
  'learning',
  'statutory'
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const organisationStates = ['applied', 'verified', 'suspended'] as const
export type OrganisationState = (typeof organisationStates)[number]

/** What is decided about an organisation, and what clears its checks (`changed`: by the organisation itself). */
export const decisionKinds = ['checked', 'suspended', 'restored', 'refused', 'changed'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** What of an organisation makes a new check needed when it changes. */
export const checkedFacts = ['name', 'kind', 'number', 'website', 'manager'] as const
export type CheckedFact = (typeof checkedFacts)[number]

export const registers = ['charity', 'company'] as const
export type Register = (typeof registers)[number]

/** By what an organisation is known: stewards compare it with the public register. */
export interface KnownBy {
  readonly name: string
  /** What it may ask for, and be given, follows from it: no service can make itself another kind. */
  readonly kind: OrganisationKind
  readonly register: Register | null
  readonly registerNumber: string | null
  readonly noNumberReason: string | null
  /** "example.org" */
  readonly website: string | null
}
export type ProposedFacts = KnownBy

/** This many different stewards must have checked an organisation before it is verified, again each year, or back after a suspension. */
export const checksNeeded = 2

/** Days before a check is due from which stewards see it in their list, and can make it. */
export const checkAhead = 28
/** Days after it was due from which nothing of the organisation is shown any more. */
export const checkGrace = 28

const day = 24 * 60 * 60 * 1000 // ms

/** What decides whether an organisation is shown to anybody. Test: `shown.test.ts`. */
export interface ShowFacts {
  readonly state: OrganisationState
  /** ISO date; null when no date was ever set for it. */
  readonly checkAgainBy: string | null
}

/** Verified, and its yearly check is not overdue by more than the grace. `now` is ms UTC. */
export function isShownOrganisation({ state, checkAgainBy }: ShowFacts, now: number): boolean {
  return state === 'verified' && (checkAgainBy === null || checkAgainBy >= oldestDue(now))
}

/** The earliest day (ISO date) on which a check may have been due without anything being hidden. */
export function oldestDue(now: number): string {
  return isoDay(now - checkGrace * day)
}

/** The last day for which a check is due soon, ISO date. */
export function dueSoon(now: number): string {
  return isoDay(now + checkAhead * day)
}

/** Whether a verified organisation needs a new check: the year is nearly over, or it wants to be known otherwise. */
export function isDue(
  { checkAgainBy, proposed }: { checkAgainBy: string | null; proposed: ProposedFacts | null },
  now: number
): boolean {
  return proposed !== null || checkAgainBy === null || checkAgainBy <= dueSoon(now)
}

/** A year after a check, ISO date: 29 February becomes 1 March. */
export function nextYear(now: number): string {
  const [year = 0, month = 1, date = 1] = isoDay(now).split('-').map(Number)
  return new Date(Date.UTC(year + 1, month - 1, date)).toISOString().slice(0, 10)
}

/** What the answer depends on. */
export interface CheckFacts {
  readonly state: OrganisationState
  /** Account ids of the stewards who checked it in this round. */
  readonly checkedBy: readonly string[]
  /** This steward works or worked there. */
  readonly workedThere: boolean
  /** The application was sent back, and waits for the applicant. */
  readonly isBack: boolean
  /** It is verified, and due for another check. */
  readonly isDue: boolean
}

export type CheckAnswer =
  'can' | 'verified-already' | 'checked-by-you' | 'worked-there' | 'sent-back' | 'suspended'

/** Whether this steward can check this organisation now; else why not, as words on the page and as refusal. */
export function checkAnswer(facts: CheckFacts, stewardId: string): CheckAnswer {
  if (facts.state === 'suspended') return 'suspended'
  if (facts.state === 'verified' && !facts.isDue) return 'verified-already'
  if (facts.isBack) return 'sent-back'
  if (facts.checkedBy.includes(stewardId)) return 'checked-by-you'
  return facts.workedThere ? 'worked-there' : 'can'
}

export type RestoreAnswer = 'can' | 'not-suspended' | 'checked-by-you' | 'worked-there'

/** Whether this steward can say that a suspended organisation may come back. */
export function restoreAnswer(facts: CheckFacts, stewardId: string): RestoreAnswer {
  if (facts.state !== 'suspended') return 'not-suspended'
  if (facts.checkedBy.includes(stewardId)) return 'checked-by-you'
  return facts.workedThere ? 'worked-there' : 'can'
}

/** Pages of an organisation that its workers can open while it is not verified; below these, too. */
const openWhile: Readonly<Record<Exclude<OrganisationState, 'verified'>, readonly string[]>> = {
  applied: ['/org/[slug]/details', '/org/[slug]/offers', '/org/[slug]/team'],
  suspended: ['/org/[slug]/endings', '/org/[slug]/team']
}

/**
 * Whether workers can open a route while their organisation is in this state. While it is being checked they
 * see that, and prepare; a suspended one still answers for what it copied. Test: `guards.test.ts`.
 */
export function isOpenIn(state: OrganisationState, routeId: string): boolean {
  if (state === 'verified' || routeId === '/org/[slug]') return true
  return openWhile[state].some((open) => routeId === open || routeId.startsWith(`${open}/`))
}
