import type { Pathway } from '#lib/offers/rules.ts'

/**
 * Why somebody may look: one for each part of life, and `close` for family and friends. The words are
 * `consent_purpose_<name>`; a purpose never changes its meaning, a new meaning is a new name.
 */
export const purposes = ['home', 'mind', 'family', 'recovery', 'work', 'money', 'health', 'close'] as const
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

export function isPurpose(word: string): word is Purpose {
  return (purposes as readonly string[]).includes(word)
}

/** What a service may ask for something for: all but staying close. */
export const servicePurposes = purposes.filter((purpose) => purpose !== 'close')
