import { invariant } from '#lib/access/refusal.ts'
import { isSectionName, sections, type SectionName } from './sections.ts'
import { words } from './words.ts'

/** What a section is called and what it is for. For the server. */
export function sectionWords(section: SectionName): { title: string; forWhat: string } {
  const { title, forWhat } = sections[section]
  return { title: words(title), forWhat: words(forWhat) }
}

/** "How to reach me". Takes the name as it is kept in a consent. */
export function sectionTitle(section: string): string {
  invariant(isSectionName(section), `there is no section ${section}`)
  return sectionWords(section).title
}
