import { Refusal } from '#lib/access/refusal.ts'
import { slugOf, type Field } from './field.ts'
import { findField, isSectionName, sections, type SectionDocument, type SectionName } from './sections.ts'

export interface QuestionPlace {
  readonly section: SectionName
  readonly field: Field
  /** From 1. */
  readonly number: number
  readonly count: number
  /** Addresses of the pages before and after; somebody who came to change one answer goes back to the check page. */
  readonly before: string
  readonly after: string
}

/** @throws Refusal `not-found` for a section that does not exist */
export function getSectionName(name: string): SectionName {
  if (!isSectionName(name)) throw new Refusal('not-found')
  return name
}

/** @throws Refusal `not-found` for a section or question that does not exist */
export function getQuestion(name: string, slug: string, changing: boolean): QuestionPlace {
  const section = getSectionName(name)
  const { fields } = sections[section]
  const field = findField(fields, slug)
  if (!field) throw new Refusal('not-found')
  const at = fields.indexOf(field)
  const check = `/me/record/${section}`
  const beside = (index: number) => (fields[index] ? `${check}/${slugOf(fields[index])}` : undefined)
  return {
    section,
    field,
    number: at + 1,
    count: fields.length,
    before: (changing ? undefined : beside(at - 1)) ?? (changing ? check : '/me/record'),
    after: (changing ? undefined : beside(at + 1)) ?? check
  }
}

/** The first question without an answer, in the order in which they are asked. */
export function findNextQuestion(section: SectionName, document: SectionDocument): Field | null {
  return sections[section].fields.find(({ name }) => document[name] === undefined) ?? null
}
