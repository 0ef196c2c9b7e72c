import { isSectionName, sections } from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'

/** A section inside a sentence: "how to reach you". For the server. */
export function sectionPhrase(section: string): string {
  return isSectionName(section) ? words(sections[section].phrase) : section
}
