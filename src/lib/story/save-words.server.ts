import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Item } from '#lib/record/field.ts'
import { changeSection, type Saved } from '#lib/record/save-section.server.ts'
import { findThing, withThing } from '#lib/record/things.ts'

/**
 * Saves the words beside a recording, or takes them out with null. Otherwise as `saveSection`.
 *
 * @throws Refusal `not-found` when this person has no such recording
 */
export async function saveWords(
  db: Database,
  actor: PersonActor,
  fileId: string,
  text: string | null,
  basedOn: number
): Promise<Saved> {
  return changeSection(db, actor, 'story', basedOn, (base) => {
    if (!findThing(base, 'recordings', fileId)) throw new Refusal('not-found')
    return withThing<Item>(base, 'recordings', fileId, ({ words: _, ...recording }) =>
      text === null ? (recording as Item) : ({ ...recording, words: text } as Item)
    )
  })
}
