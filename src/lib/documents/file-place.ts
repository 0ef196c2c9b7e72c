import { Refusal } from '#lib/access/refusal.ts'
import type { Field } from '#lib/record/field.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { idDocumentsFields } from '#lib/record/id-documents-fields.ts'
import { letterLists } from '#lib/record/letter-fields.ts'
import { findField } from '#lib/record/sections.ts'

/** Where a file belongs: a list of a section, and what it is of. */
export interface FilePlace {
  readonly section: Extract<SectionName, 'id-documents' | 'letter'>
  readonly list: 'copies' | 'papers'
  /** The part of a thing in the list that says what it is of, and its code. */
  readonly part: 'document' | 'kind'
  readonly value: string
}

/** The page for papers that belong to no ID. */
export const letterSlug = 'letter'

export const paperKinds: readonly string[] = (letterLists[0]?.each?.parts[0]?.choices ?? []).map(
  ({ value }) => value
)

/** The question of the document that an address names. @throws Refusal `not-found` */
export function getDocument(slug: string): Field {
  const field = findField(idDocumentsFields, slug)
  if (!field) throw new Refusal('not-found')
  return field
}

/** The list that the files of a page are in. @throws Refusal `not-found` for no such page */
export function getFileList(slug: string): Pick<FilePlace, 'section' | 'list'> {
  if (slug === letterSlug) return { section: 'letter', list: 'papers' }
  getDocument(slug)
  return { section: 'id-documents', list: 'copies' }
}

/**
 * Where a file from a page goes; null when nobody said what kind of paper it is.
 *
 * @param slug as in the address: of a document, or `letter`
 * @param kind which paper, for `letter`
 * @throws Refusal `not-found` for no such page
 */
export function findFilePlace(slug: string, kind: string | undefined): FilePlace | null {
  if (slug !== letterSlug) return { ...getFileList(slug), part: 'document', value: getDocument(slug).name }
  if (kind === undefined || !paperKinds.includes(kind)) return null
  return { ...getFileList(slug), part: 'kind', value: kind }
}
