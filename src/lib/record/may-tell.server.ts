import { and, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { sections, type SectionName } from './sections.ts'
import { sectionYes } from './tables.server.ts'

/**
 * Whether this section may keep anything: a `special` one has the person's own yes to it (UK GDPR 9(2)(a);
 * DPA 2018 Sch 1 para 29), any other needs none beyond the yes to Waymark.
 */
export async function mayTell(
  from: Reader | Writer,
  { personId }: Pick<PersonActor, 'personId'>,
  section: SectionName
): Promise<boolean> {
  if (!sections[section].flags.includes('special')) return true
  const [yes] = await from
    .select({ id: sectionYes.id })
    .from(sectionYes)
    .where(
      and(eq(sectionYes.personId, personId), eq(sectionYes.section, section), isNull(sectionYes.takenBackAt))
    )
  return yes !== undefined
}
