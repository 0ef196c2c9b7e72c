import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
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
  // A story that is taken back leaves none of its words here.
  const things =
    list === 'snippets'
      ? choices[list].map((one) => ({ ...one, words: m.record_story_story() }))
      : choices[list]
  await changeSections(db, actor, { cv: (base) => withPick(base, list, things, id, move) })
}
