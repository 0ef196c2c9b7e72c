import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { describeSection, type Fact } from '#lib/record/describe-section.ts'
import { listOwnSections } from '#lib/record/own-record.server.ts'
import { sectionTitle } from '#lib/record/section-words.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { isHiddenAddress, shareableWith } from '#lib/record/shareable.ts'
import { sectionPhrase } from '#lib/consent/section-phrases.ts'

/** One section that family may hold, and that the person told. */
export interface FamilySection {
  readonly section: SectionName
  readonly heading: string
  /** Inside a sentence: "how to reach you". */
  readonly phrase: string
  /** The real values, as the other side would see them. */
  readonly facts: readonly Fact[]
  /** An address to keep secret: it is named, and not asked about. */
  readonly isSecret: boolean
}

/**
 * What this person could share with family: never what is special or about others, and nothing that they
 * have not told yet. The address comes last, as a step of its own.
 */
export async function listFamilySections(db: Database, actor: PersonActor): Promise<FamilySection[]> {
  const own = await listOwnSections(db, actor)
  const sections = shareableWith('supporter').flatMap((section): FamilySection[] => {
    const document = own[section]?.document
    const facts = document ? describeSection(section, document) : []
    if (!document || facts.length === 0) return []
    const isSecret = section === 'address' && isHiddenAddress(document)
    return [{ section, heading: sectionTitle(section), phrase: sectionPhrase(section), facts, isSecret }]
  })
  return sections.sort((a, b) => Number(a.section === 'address') - Number(b.section === 'address'))
}
