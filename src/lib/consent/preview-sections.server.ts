import { ownerOf, type PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { describeSection, type Fact } from '#lib/record/describe-section.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { sectionWords } from '#lib/record/section-words.ts'
import { sectionNames, type SectionName } from '#lib/record/sections.ts'
import { sectionPhrase } from './section-phrases.ts'

export interface SectionPreview {
  readonly section: SectionName
  readonly heading: string
  readonly phrase: string
  readonly asked: boolean
  /** The real values, as the other side would see them; empty when nothing is told yet. */
  readonly facts: readonly Fact[]
}

/** What somebody would see of each section, made by the same lines as their view. Asked-for sections first. */
export async function previewSections(
  db: Database,
  actor: PersonActor,
  asksFor: readonly string[]
): Promise<SectionPreview[]> {
  const previews = await Promise.all(
    sectionNames.map(async (section) => {
      const own = await findOwnSection(db, ownerOf(actor), section)
      return {
        section,
        heading: sectionWords(section).title,
        phrase: sectionPhrase(section),
        asked: asksFor.includes(section),
        facts: own ? describeSection(section, own.document) : []
      }
    })
  )
  return previews.sort((a, b) => Number(b.asked) - Number(a.asked))
}
