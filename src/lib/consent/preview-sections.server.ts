import { ownerOf, type PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { describeSection, type Fact } from '#lib/record/describe-section.ts'
import { listOwnSections } from '#lib/record/own-record.server.ts'
import { sectionWords } from '#lib/record/section-words.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { isHiddenAddress } from '#lib/record/shareable.ts'
import { sectionPhrase } from './section-phrases.ts'

export interface SectionPreview {
  readonly section: SectionName
  readonly heading: string
  readonly phrase: string
  /** The real values, as the other side would see them; empty when nothing is told yet. */
  readonly facts: readonly Fact[]
  /** An address that only one named worker may see. */
  readonly isSecret: boolean
}

/** What somebody would see of these sections, made by the same lines as their view, in the same order. */
export async function previewSections(
  db: Database,
  actor: PersonActor,
  sections: readonly SectionName[]
): Promise<SectionPreview[]> {
  const own = await listOwnSections(db, ownerOf(actor))
  return sections.map((section) => {
    const document = own[section]?.document
    return {
      section,
      heading: sectionWords(section).title,
      phrase: sectionPhrase(section),
      facts: document ? describeSection(section, document) : [],
      isSecret: section === 'address' && document !== undefined && isHiddenAddress(document)
    }
  })
}
