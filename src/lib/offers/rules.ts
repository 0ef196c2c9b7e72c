/** Codes as HMPPS uses them; the words people see are in the message catalogue. */
export const pathways = [
  'ACCOMMODATION',
  'ATTITUDES_THINKING_AND_BEHAVIOUR',
  'CHILDREN_FAMILIES_AND_COMMUNITY',
  'DRUGS_AND_ALCOHOL',
  'EDUCATION_SKILLS_AND_WORK',
  'FINANCE_AND_ID',
  'HEALTH'
] as const
export type Pathway = (typeof pathways)[number]

export const offerKinds = [
  'mentoring',
  'floating-support',
  'meet-at-the-gate',
  'housing',
  'drop-in',
  'arrivals-lounge',
  'job',
  'job-readiness',
  'training',
  'learning',
  'money-advice',
  'health-and-recovery',
  'family-support',
  'legal-help',
  'volunteering',
  'interest-group',
  'travel-help',
  'peer-support'
] as const
export type OfferKind = (typeof offerKinds)[number]

export const wheres = ['in-person', 'phone', 'online', 'in-prison', 'at-the-gate'] as const
export type Where = (typeof wheres)[number]

/** Always explained on the offer itself; never a filter. */
export const offenceExclusions = [
  'CASE_BY_CASE',
  'ARSON',
  'DRIVING',
  'SEXUAL',
  'VIOLENCE',
  'TERRORISM',
  'OTHER'
] as const
export type OffenceExclusion = (typeof offenceExclusions)[number]

export const capacities = ['spaces', 'nearly-full', 'waiting-list', 'full'] as const
export type Capacity = (typeof capacities)[number]

/** Weekday (1 = Monday … 7 = Sunday) → opening times as [opens, closes] in minutes after midnight, Europe/London. */
export type WeekHours = Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, [number, number][]>>

/** A `draft` is being written, `checking` waits for a steward, `refused` came back with reasons; only `live` is shown. */
export const offerStates = ['draft', 'checking', 'refused', 'live', 'paused', 'ended'] as const
export type OfferState = (typeof offerStates)[number]

export const bankHolidayHabits = ['closed', 'open', 'ask'] as const
export type BankHolidayHabit = (typeof bankHolidayHabits)[number]

/** A day that is not like its week: other hours, or none. Times as in `WeekHours`. */
export interface DayException {
  /** ISO date in Europe/London. */
  readonly date: string
  /** Empty: closed. */
  readonly hours: readonly (readonly [number, number])[]
  /** Why, in the service's words; may be empty. */
  readonly why: string
}

export interface DutyContact {
  readonly name: string
  readonly phone: string
}

/** Whom a service wants told of an offer. Empty lists mean what it is about and where it helps; null any time. */
export interface Aim {
  readonly pathways: readonly Pathway[]
  /** Areas (`places/areas.ts`). */
  readonly areas: readonly string[]
  /** Weeks to release, from and to, both included; below 0 is after release. */
  readonly weeks: readonly [number, number] | null
}
