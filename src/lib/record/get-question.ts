import { Refusal } from '#lib/access/refusal.ts'
import type { Field } from './field.ts'
import { placeInRow, type RowPlace } from './question-row.ts'
import { findField, isSectionName, sections, type SectionDocument, type SectionName } from './sections.ts'

export interface QuestionPlace extends RowPlace {
  readonly section: SectionName
  readonly field: Field
}

/** @throws Refusal `not-found` for a section that does not exist */
export function getSectionName(name: string): SectionName {
  if (!isSectionName(name)) throw new Refusal('not-found')
  return name
}

/** @throws Refusal `not-found` for a section that needs no yes of its own */
export function getSpecialSection(name: string): SectionName {
  const section = getSectionName(name)
  if (!sections[section].flags.includes('special')) throw new Refusal('not-found')
  return section
}

/** @throws Refusal `not-found` for a section or question that does not exist */
export function getQuestion(name: string, slug: string, changing: boolean): QuestionPlace {
  const section = getSectionName(name)
  const { fields } = sections[section]
  const field = findField(fields, slug)
  if (!field) throw new Refusal('not-found')
  const home = `/me/record/${section}`
  const row = { fields, home, start: '/me/record', end: home }
  return { section, field, ...placeInRow(row, field, changing) }
}

/** The first question without an answer, in the order in which they are asked. */
export function findNextQuestion(section: SectionName, document: SectionDocument): Field | null {
  return sections[section].fields.find(({ name }) => document[name] === undefined) ?? null
}
