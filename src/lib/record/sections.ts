import { addressFields } from './address-fields.ts'
import { contactFields } from './contact-fields.ts'
import { cvFields, cvLists } from './cv-fields.ts'
import { familyFields } from './family-fields.ts'
import { slugOf, type Field, type WordsKey } from './field.ts'
import { healthFields } from './health-fields.ts'
import { housingFields } from './housing-fields.ts'
import { idDocumentsFields, idDocumentsLists } from './id-documents-fields.ts'
import { identityFields } from './identity-fields.ts'
import { letterFields, letterLists } from './letter-fields.ts'
import { licenceFields } from './licence-fields.ts'
import { moneyFields } from './money-fields.ts'
import { needsFields } from './needs-fields.ts'
import { qualificationsFields } from './qualifications-fields.ts'
import { releaseFields } from './release-fields.ts'
import { storyFields, storyLists } from './story-fields.ts'
import { wheelFields } from './wheel-fields.ts'
import { workFields } from './work-fields.ts'

/** Each section is one sealed document with versions, shared or not as a whole. In the order they are told. */
export const sectionNames = [
  'identity',
  'contact',
  'id-documents',
  'address',
  'housing',
  'work',
  'qualifications',
  'cv',
  'goals',
  'wheel',
  'money',
  'health',
  'needs',
  'family',
  'release',
  'licence',
  'story',
  'letter'
] as const
export type SectionName = (typeof sectionNames)[number]

/** What a section holds: field → `Told` (`field.ts`); in `goals` a list of `Goal` (`goals.ts`). JSON only. */
export type SectionDocument = Readonly<Record<string, unknown>>

/** Sections that stand together on the page of the whole record. */
export const sectionGroups = ['me', 'home', 'work', 'health', 'way-out'] as const
export type SectionGroup = (typeof sectionGroups)[number]

/**
 * `special`: health or offence data. Needs an explicit yes in words before it is told, and is never shared
 * with family. A section is shared as a whole, so it is special when one of its questions is.
 * `third-party`: tells about other people, too; never shared with family or employers.
 * `own-step`: shared in a step of its own; `isHiddenAddress` of `shareable.ts` may narrow it further.
 * `one-share`: shared with one at a time.
 * `unshared`: shared with nobody; it says how the person shows what stands in other sections.
 */
export type SectionFlag = 'special' | 'third-party' | 'own-step' | 'one-share' | 'unshared'

export interface Section {
  readonly group: SectionGroup
  readonly title: WordsKey
  /** Inside a sentence: "how to reach you". */
  readonly phrase: WordsKey
  /** What it is for, in one line. */
  readonly forWhat: WordsKey
  readonly flags: readonly SectionFlag[]
  /** For `special`: what is kept and why, as the yes says it. */
  readonly keeps?: WordsKey
  readonly keepsWhy?: WordsKey
  /** One question a page, in this order. `goals` asks its own of each goal (`goal-fields.ts`). */
  readonly fields: readonly Field[]
  /** Kept and checked as fields are, and set on the section's own page instead of asked. */
  readonly lists?: readonly Field[]
  /** The page of its own that stands for its answers, when it has one. */
  readonly home?: string
}

/** Sections described once; pages, previews, views, checks and rules of sharing are all made from this. */
export const sections: Readonly<Record<SectionName, Section>> = {
  identity: {
    group: 'me',
    title: 'record_identity_title',
    phrase: 'consent_see_identity',
    forWhat: 'record_identity_for_what',
    flags: [],
    fields: identityFields
  },
  contact: {
    group: 'me',
    title: 'record_contact_title',
    phrase: 'consent_see_contact',
    forWhat: 'record_contact_for_what',
    flags: [],
    fields: contactFields
  },
  'id-documents': {
    group: 'me',
    title: 'record_id_documents_title',
    phrase: 'consent_see_id_documents',
    forWhat: 'record_id_documents_for_what',
    flags: [],
    fields: idDocumentsFields,
    lists: idDocumentsLists
  },
  address: {
    group: 'home',
    title: 'record_address_title',
    phrase: 'consent_see_address',
    forWhat: 'record_address_for_what',
    flags: ['own-step'],
    fields: addressFields
  },
  housing: {
    group: 'home',
    title: 'record_housing_title',
    phrase: 'consent_see_housing',
    forWhat: 'record_housing_for_what',
    flags: ['special', 'third-party'],
    keeps: 'record_housing_keeps',
    keepsWhy: 'record_housing_keeps_why',
    fields: housingFields
  },
  work: {
    group: 'work',
    title: 'record_work_title',
    phrase: 'consent_see_work',
    forWhat: 'record_work_for_what',
    flags: [],
    fields: workFields
  },
  qualifications: {
    group: 'work',
    title: 'record_qualifications_title',
    phrase: 'consent_see_qualifications',
    forWhat: 'record_qualifications_for_what',
    flags: [],
    fields: qualificationsFields
  },
  cv: {
    group: 'work',
    title: 'record_cv_title',
    phrase: 'consent_see_cv',
    forWhat: 'record_cv_for_what',
    flags: ['unshared'],
    fields: cvFields,
    lists: cvLists,
    home: '/me/cv'
  },
  goals: {
    group: 'work',
    title: 'record_goals_title',
    phrase: 'consent_see_goals',
    forWhat: 'record_goals_for_what',
    flags: [],
    fields: [],
    home: '/me/goals'
  },
  wheel: {
    group: 'work',
    title: 'wheel_title',
    phrase: 'wheel_phrase',
    forWhat: 'wheel_for_what',
    flags: [],
    fields: wheelFields,
    home: '/me/wheel'
  },
  money: {
    group: 'work',
    title: 'record_money_title',
    phrase: 'consent_see_money',
    forWhat: 'record_money_for_what',
    flags: [],
    fields: moneyFields
  },
  health: {
    group: 'health',
    title: 'record_health_title',
    phrase: 'consent_see_health',
    forWhat: 'record_health_for_what',
    flags: ['special'],
    keeps: 'record_health_keeps',
    keepsWhy: 'record_health_keeps_why',
    fields: healthFields
  },
  needs: {
    group: 'health',
    title: 'record_needs_title',
    phrase: 'consent_see_needs',
    forWhat: 'record_needs_for_what',
    flags: ['special'],
    keeps: 'record_needs_keeps',
    keepsWhy: 'record_needs_keeps_why',
    fields: needsFields
  },
  family: {
    group: 'way-out',
    title: 'record_family_title',
    phrase: 'consent_see_family',
    forWhat: 'record_family_for_what',
    flags: ['third-party'],
    fields: familyFields
  },
  release: {
    group: 'way-out',
    title: 'record_release_title',
    phrase: 'consent_see_release',
    forWhat: 'record_release_for_what',
    flags: ['special'],
    keeps: 'record_release_keeps',
    keepsWhy: 'record_release_keeps_why',
    fields: releaseFields
  },
  licence: {
    group: 'way-out',
    title: 'record_licence_title',
    phrase: 'consent_see_licence',
    forWhat: 'record_licence_for_what',
    flags: ['special'],
    keeps: 'record_licence_keeps',
    keepsWhy: 'record_licence_keeps_why',
    fields: licenceFields
  },
  story: {
    group: 'way-out',
    title: 'record_story_title',
    phrase: 'consent_see_story',
    forWhat: 'record_story_for_what',
    flags: ['special'],
    keeps: 'record_story_keeps',
    keepsWhy: 'record_story_keeps_why',
    fields: storyFields,
    lists: storyLists
  },
  letter: {
    group: 'way-out',
    title: 'record_letter_title',
    phrase: 'consent_see_letter',
    forWhat: 'record_letter_for_what',
    flags: ['special', 'one-share'],
    keeps: 'record_letter_keeps',
    keepsWhy: 'record_letter_keeps_why',
    fields: letterFields,
    lists: letterLists,
    home: '/me/documents/letter'
  }
}

/** The field that an address names by its slug. */
export function findField(fields: readonly Field[], slug: string): Field | null {
  return fields.find((field) => slugOf(field) === slug) ?? null
}

/** The page that shows what was told. */
export function homeOf(section: SectionName): string {
  return sections[section].home ?? `/me/record/${section}`
}

export function isSectionName(name: string): name is SectionName {
  return (sectionNames as readonly string[]).includes(name)
}
