import type { Item } from './field.ts'
import { sections, type SectionDocument, type SectionName } from './sections.ts'
import { thingsIn } from './things.ts'

/** The files that a section's document names, in the order they were added: only these are open with it. */
export function filesIn(section: SectionName, document: SectionDocument): readonly Item[] {
  const { fields, lists = [] } = sections[section]
  return [...fields, ...lists].flatMap(({ name, each }) =>
    each?.files ? thingsIn<Item>(document, name) : []
  )
}

/** Whether this document names the file. */
export function namesFile(section: SectionName, document: SectionDocument, fileId: string): boolean {
  return filesIn(section, document).some(({ id }) => id === fileId)
}
