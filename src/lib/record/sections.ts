import { contactFields } from './contact-fields.ts'
import { slugOf, type Field, type WordsKey } from './field.ts'
import { identityFields } from './identity-fields.ts'
import type { SectionName } from './section-names.ts'

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
