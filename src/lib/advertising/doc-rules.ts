import type { OfferDoc } from './doc.ts'
import { hidePlace } from './place.ts'
import { fullPostcode } from './plain-text.ts'
import { everOpens, type Problems } from './schedule.ts'
import { hasPlace, isAsked, stepNames, type StepName } from './steps.ts'

/** What is wrong with one step: field → key of the message catalogue. */
type Rule = (doc: OfferDoc, today: string) => Problems

const missing = (problem: string, fields: Record<string, unknown>): Problems =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value === null || value === '' || (Array.isArray(value) && value.length === 0))
      .map(([field]) => [field, problem])
  )
const needed = (fields: Record<string, unknown>) => missing('org_offers_problem_needed', fields)

const stepRules: Record<StepName, Rule> = {
  about: ({ kind, pathways }) => needed({ kind, main: pathways }),
  words: (doc) => {
    const { title, sentence, whatHappens } = doc
    const tells = doc.hiddenPlace && [title, sentence, whatHappens].some((text) => fullPostcode.test(text))
    return {
      ...needed({ title, sentence, whatHappens }),
      ...(tells && { whatHappens: 'org_offers_problem_tells_place' })
    }
  },
  where: ({ where }) => needed({ where }),
  place: (doc) => (hasPlace(doc) && doc.town === null ? { q: 'org_offers_problem_place' } : {}),
  areas: ({ areas, noLocalConnection }) => ({
    ...(areas === null && { areas: 'org_offers_problem_areas' }),
    ...(noLocalConnection === null && { noLocalConnection: 'org_offers_problem_needed' })
  }),
  times: (doc, today) => {
    const from = doc.visibleFrom !== null && doc.visibleFrom > today ? doc.visibleFrom : today
    const never = hasPlace(doc) && !everOpens(doc, from, doc.visibleUntil)
    return never ? { d1: 'org_offers_problem_never_opens' } : {}
  },
  phone: (doc) => {
    const must = doc.where.includes('phone') || doc.hiddenPlace
    return must && doc.phone === null ? { phone: 'org_offers_problem_phone_needed' } : {}
  },
  who: ({ minimumAge, maximumAge }) =>
    minimumAge !== null && maximumAge !== null && minimumAge > maximumAge
      ? { maximumAge: 'org_offers_problem_ages' }
      : {},
  rules: ({ exclusions, exclusionWords }) =>
    exclusions.length > 0 && exclusionWords === null ? { exclusionWords: 'org_offers_problem_explain' } : {},
  start: ({ canStartEarly, weeksBeforeRelease }) => ({
    ...needed({ canStartEarly }),
    ...(canStartEarly &&
      weeksBeforeRelease === null && { weeksBeforeRelease: 'org_offers_problem_weeks_needed' })
  }),
  access: ({ languages, access, cost }) => needed({ languages, access, cost }),
  spaces: ({ capacity }) => needed({ capacity }),
  dates: ({ visibleFrom, visibleUntil }, today) => ({
    ...(visibleFrom !== null &&
      visibleUntil !== null &&
      visibleUntil < visibleFrom && { visibleUntil: 'org_offers_problem_until_before' }),
    ...(visibleUntil !== null && visibleUntil < today && { visibleUntil: 'org_offers_problem_past' })
  }),
  aim: () => ({})
}

/** What is wrong with, or missing from, one step; empty when it is ready. @param today ISO date */
export function problemsOfStep(doc: OfferDoc, step: StepName, today: string): Problems {
  return isAsked(doc, step) ? stepRules[step](doc, today) : {}
}

/** Not answered yet: a draft may be left so; nothing goes to a check, or to people, with one of these. */
const notYet: readonly string[] = [
  'org_offers_problem_needed',
  'org_offers_problem_areas',
  'org_offers_problem_place',
  'org_offers_problem_phone_needed',
  'org_offers_problem_weeks_needed',
  'org_offers_problem_explain'
]

/** What is wrong with a step, without what is only missing. */
export function mistakesOfStep(doc: OfferDoc, step: StepName, today: string): Problems {
  const problems = Object.entries(problemsOfStep(doc, step, today))
  return Object.fromEntries(problems.filter(([, problem]) => !notYet.includes(problem)))
}

/** The steps that are not ready, in order; an offer without any can be sent in. */
export function stepsToDo(doc: OfferDoc, today: string): StepName[] {
  return stepNames.filter((step) => Object.keys(problemsOfStep(doc, step, today)).length > 0)
}

/**
 * What follows from the answers: a refuge is hidden; a hidden place keeps its district alone, no street, no
 * postcode and no point of its own; a service without a place has none. Promised for every way into the database; test: `inputs.test.ts`.
 */
export function tidyDoc(doc: OfferDoc): OfferDoc {
  const hiddenPlace = doc.hiddenPlace || doc.refuge
  const noPlace = { town: null, address: null, postcode: null, latitude: null, longitude: null }
  return {
    ...doc,
    hiddenPlace,
    ...(hiddenPlace && { address: null, ...hidePlace(doc) }),
    ...(!hasPlace(doc) && noPlace),
    weeksBeforeRelease: doc.canStartEarly ? doc.weeksBeforeRelease : null,
    exclusionWords: doc.exclusions.length > 0 ? doc.exclusionWords : null
  }
}
