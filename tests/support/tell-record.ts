import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { sectionNames, sections, type SectionDocument, type SectionName } from '#lib/record/sections.ts'

/** Tells all of this, section by section, with the yes that each needs. Empty ones are not told. */
export async function tellRecord(
  db: Database,
  actor: PersonActor,
  record: Readonly<Partial<Record<SectionName, SectionDocument>>>
): Promise<void> {
  for (const section of sectionNames) {
    const document = record[section] ?? {}
    if (Object.keys(document).length === 0) continue
    if (sections[section].flags.includes('special')) await saySectionYes(db, actor, section)
    const { version = 0 } = (await findOwnSection(db, actor, section)) ?? {}
    await saveSection(db, actor, section, document, version)
  }
}
