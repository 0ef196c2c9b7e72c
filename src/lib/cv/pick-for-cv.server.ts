import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSections } from '#lib/record/save-section.server.ts'
import type { CvList } from './cv.ts'
import { getCv } from './get-cv.server.ts'
import { withPick, type PickMove } from './picks.ts'

/**
 * Shows one thing in the CV, leaves it out, or moves it by one place. It says what shall be and not what was,
 * so it goes on top of what is kept now, from whatever page it comes. Something that is not there any more
 * changes nothing.
 */
export async function pickForCv(
  db: Database,
  actor: PersonActor,
  { list, id, move }: { readonly list: CvList; readonly id: string; readonly move: PickMove }
): Promise<void> {
  const { choices } = await getCv(db, actor)
  const ids = choices[list].map((choice) => choice.id)
  await changeSections(db, actor, { cv: (base) => withPick(base, list, ids, id, move) })
}
