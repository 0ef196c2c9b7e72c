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
