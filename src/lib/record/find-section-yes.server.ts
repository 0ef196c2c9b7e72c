import { and, eq, isNull } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { SectionName } from './sections.ts'
import { sectionYes } from './tables.server.ts'

/** When the yes to this section that stands now was said: ms UTC; null without one. */
export async function findSectionYes(
  from: Reader,
  { personId }: Pick<PersonActor, 'personId'>,
  section: SectionName
): Promise<number | null> {
  const [yes] = await from
    .select({ givenAt: sectionYes.givenAt })
    .from(sectionYes)
    .where(
      and(eq(sectionYes.personId, personId), eq(sectionYes.section, section), isNull(sectionYes.takenBackAt))
    )
  return yes?.givenAt ?? null
}
