import type { Pathway } from '#lib/offers/rules.ts'

/** Why a service may look, one for each part of life. The words are `consent_purpose_<name>`. */
export const purposes = ['home', 'mind', 'family', 'recovery', 'work', 'money', 'health'] as const
export type Purpose = (typeof purposes)[number]

const byPathway: Record<Pathway, Purpose> = {
  ACCOMMODATION: 'home',
  ATTITUDES_THINKING_AND_BEHAVIOUR: 'mind',
  CHILDREN_FAMILIES_AND_COMMUNITY: 'family',
  DRUGS_AND_ALCOHOL: 'recovery',
  EDUCATION_SKILLS_AND_WORK: 'work',
  FINANCE_AND_ID: 'money',
  HEALTH: 'health'
}

/** An offer's purpose follows from its main pathway. */
export function purposeOf(mainPathway: Pathway): Purpose {
  return byPathway[mainPathway]
}
