import { offerKinds, pathways, type OfferKind, type Pathway } from '#lib/offers/rules.ts'

/** Words that say what a service is, the surest first. A service checks the guess before anybody sees it. */
const clues: readonly (readonly [RegExp, OfferKind, Pathway])[] = [
  [/meet(s|ing)? (you )?at the gate|through the gate/, 'meet-at-the-gate', 'CHILDREN_FAMILIES_AND_COMMUNITY'],
  [/arrivals? lounge/, 'arrivals-lounge', 'ACCOMMODATION'],
  [/floating support|tenancy support|tenancy sustain/, 'floating-support', 'ACCOMMODATION'],
  [/housing|homeless|hostel|accommodation|a room\b|rent deposit/, 'housing', 'ACCOMMODATION'],
  [/debt|money advice|benefits advice|budgeting|welfare rights/, 'money-advice', 'FINANCE_AND_ID'],
  [/alcohol|drugs?\b|substance|addiction|recovery/, 'health-and-recovery', 'DRUGS_AND_ALCOHOL'],
  [/mental health|counsel|gp\b|dentist|nurse|wellbeing|well-being/, 'health-and-recovery', 'HEALTH'],
  [/mentor|befriend/, 'mentoring', 'ATTITUDES_THINKING_AND_BEHAVIOUR'],
  [/peer support|support group/, 'peer-support', 'ATTITUDES_THINKING_AND_BEHAVIOUR'],
  [/legal advice|law centre|solicitor/, 'legal-help', 'FINANCE_AND_ID'],
  [/famil(y|ies)|parent|child/, 'family-support', 'CHILDREN_FAMILIES_AND_COMMUNITY'],
  [
    /job club|employability|cv\b|interview skills|job readiness/,
    'job-readiness',
    'EDUCATION_SKILLS_AND_WORK'
  ],
  [/vacanc|we employ|apprenticeship/, 'job', 'EDUCATION_SKILLS_AND_WORK'],
  [/training|cscs|forklift/, 'training', 'EDUCATION_SKILLS_AND_WORK'],
  [/english|maths|esol|college|course|learn/, 'learning', 'EDUCATION_SKILLS_AND_WORK'],
  [/volunteer/, 'volunteering', 'EDUCATION_SKILLS_AND_WORK'],
  [
    /garden|football|craft|music|art group|men.?s shed|cooking club/,
    'interest-group',
    'CHILDREN_FAMILIES_AND_COMMUNITY'
  ],
  [/travel|lift to|train fare/, 'travel-help', 'CHILDREN_FAMILIES_AND_COMMUNITY'],
  [/drop.?in/, 'drop-in', 'CHILDREN_FAMILIES_AND_COMMUNITY']
]

/**
 * From the terms of a feed, when they are ours; else from its words. Nothing when nothing says it.
 *
 * @param terms codes and names of taxonomy terms
 */
export function guessKind(
  terms: readonly string[],
  words: string
): { kind: OfferKind | null; pathways: readonly Pathway[] } {
  const ours = pathways.filter((code) => terms.includes(code))
  const kind = offerKinds.find((code) => terms.includes(code))
  if (kind || ours.length > 0) return { kind: kind ?? null, pathways: ours }
  const text = `${terms.join(' ')} ${words}`.toLowerCase().slice(0, 5000)
  const clue = clues.find(([pattern]) => pattern.test(text))
  return clue ? { kind: clue[1], pathways: [clue[2]] } : { kind: null, pathways: [] }
}
