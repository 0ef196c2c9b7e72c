import { Refusal } from '#lib/access/refusal.ts'
import type { Field } from '#lib/record/field.ts'
import { findField, isSectionName, sections, type SectionName } from '#lib/record/sections.ts'

/** Of the worker's words to the person, in Unicode code points. */
export const longestNote = 300

/** A question that a change can be suggested to. */
export interface SuggestPlace {
  readonly section: SectionName
  readonly field: Field
}

/**
 * The questions of a section that hold one answer. Lists and goals are the person's own to keep: there is
 * no single answer to put beside another.
 */
export function suggestableFields(section: string): readonly Field[] {
  if (!isSectionName(section)) return []
  return sections[section].fields.filter(({ input }) => input !== 'items')
}

/** @throws Refusal `not-found` for a section or question that does not exist, or holds no single answer */
export function getSuggestPlace(section: string, slug: string): SuggestPlace {
  const field = findField(suggestableFields(section), slug)
  if (!field || !isSectionName(section)) throw new Refusal('not-found')
  return { section, field }
}

/** The same for what is stored: the name of the field. Null when the question is not asked any more. */
export function findSuggestPlace(section: string, name: string): SuggestPlace | null {
  const field = suggestableFields(section).find((one) => one.name === name)
  return field && isSectionName(section) ? { section, field } : null
}
