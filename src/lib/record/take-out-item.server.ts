import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSection, type Saved } from './save-section.server.ts'
import type { SectionName } from './sections.ts'
import { findThing, withoutThing } from './things.ts'

/**
 * Takes one thing out of a list. Otherwise as `saveSection`.
 *
 * @param list name of the field that holds the list
 * @throws Refusal `not-found` when this person has no such thing
 */
export async function takeOutItem(
  db: Database,
  actor: PersonActor,
  section: SectionName,
  list: string,
  itemId: string,
  basedOn: number
): Promise<Saved> {
  return changeSection(db, actor, section, basedOn, (base) => {
    if (!findThing(base, list, itemId)) throw new Refusal('not-found')
    return withoutThing(base, list, itemId)
  })
}
