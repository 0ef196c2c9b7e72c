import type { OfferDoc } from './doc.ts'

/** The steps of writing an offer, in order, each with the facts that it asks for. */
export const stepFacts = {
  about: ['kind', 'pathways'],
  words: ['title', 'sentence', 'whatHappens'],
  where: ['where', 'refuge', 'hiddenPlace'],
  place: ['town', 'address', 'postcode', 'latitude', 'longitude'],
  areas: ['areas', 'noLocalConnection'],
  times: ['hours', 'bankHolidays', 'exceptions', 'saturdayDuty'],
  phone: ['phone'],
  who: ['whoFor', 'minimumAge', 'maximumAge', 'onlyFor'],
  rules: ['exclusions', 'exclusionWords'],
  start: ['canStartEarly', 'weeksBeforeRelease'],
  access: ['languages', 'access', 'cost'],
  spaces: ['capacity', 'asksFor'],
  dates: ['visibleFrom', 'visibleUntil'],
  aim: ['aim']
} as const satisfies Record<string, readonly (keyof OfferDoc)[]>

export type StepName = keyof typeof stepFacts
export const stepNames = Object.keys(stepFacts) as StepName[]

/**
 * The phone and the times of a live offer change at once: people stand before a closed door while a change
 * waits, and what can be typed there is checked by rules (`docs/decisions/0019-what-needs-a-check.md`).
 */
export const atOnce: readonly StepName[] = ['times', 'phone']

export function isStep(name: string | null): name is StepName {
  return name !== null && Object.hasOwn(stepFacts, name)
}

/** The facts of one step alone. */
export function factsOfStep(doc: OfferDoc, step: StepName): Partial<OfferDoc> {
  return Object.fromEntries(stepFacts[step].map((fact) => [fact, doc[fact]]))
}

/** A service by phone or online only has no place to say. */
export function isAsked(doc: OfferDoc, step: StepName): boolean {
  return step !== 'place' || hasPlace(doc)
}

export function hasPlace({ where }: Pick<OfferDoc, 'where'>): boolean {
  return where.includes('in-person')
}

/** The step after this one that is asked of this offer; null after the last. */
export function stepAfter(doc: OfferDoc, step: StepName): StepName | null {
  const rest = stepNames.slice(stepNames.indexOf(step) + 1)
  return rest.find((next) => isAsked(doc, next)) ?? null
}
