import { contactFields } from './contact-fields.ts'
import { slugOf, type Field, type WordsKey } from './field.ts'
import { identityFields } from './identity-fields.ts'

/** Each section is one sealed document with versions, shared or not as a whole. */
export const sectionNames = ['identity', 'contact', 'goals'] as const
export type SectionName = (typeof sectionNames)[number]

/** What a section holds: field → `Answer` (`field.ts`); in `goals` a list of `Goal` (`goals.ts`). JSON only. */
export type SectionDocument = Readonly<Record<string, unknown>>

export interface Section {
  readonly title: WordsKey
  /** What it is for, in one line. */
  readonly forWhat: WordsKey
  /**
   * `special`: needs an explicit yes in words before it is told, and is never shared with family.
   * `third-party`: tells about other people, too.
   */
  readonly flags: readonly ('special' | 'third-party')[]
  /** One question a page, in this order. `goals` asks its own of each goal (`goal-fields.ts`). */
  readonly fields: readonly Field[]
}

/** Sections described once; pages, previews, views and checks are all made from this. */
export const sections: Readonly<Record<SectionName, Section>> = {
  identity: {
    title: 'record_identity_title',
    forWhat: 'record_identity_for_what',
    flags: [],
    fields: identityFields
  },
  contact: {
    title: 'record_contact_title',
    forWhat: 'record_contact_for_what',
    flags: [],
    fields: contactFields
  },
  goals: {
    title: 'record_goals_title',
    forWhat: 'record_goals_for_what',
    flags: [],
    fields: []
  }
}

/** The field that an address names by its slug. */
export function findField(fields: readonly Field[], slug: string): Field | null {
  return fields.find((field) => slugOf(field) === slug) ?? null
}

export function isSectionName(name: string): name is SectionName {
  return (sectionNames as readonly string[]).includes(name)
}
