import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { changeSection } from '#lib/record/save-section.server.ts'
import { findThing, withoutThing } from '#lib/record/things.ts'
import { removeFile } from '#lib/vault/files/forget-files.server.ts'

/**
 * Deletes a recording for good, and takes it out of the section: nobody can hear it any more, in no older
 * version and from no backup. One whose bytes are gone already only leaves the section. Test: `recordings.test.ts`.
 *
 * @throws Refusal `not-found` when the person's story has no such recording
 */
export async function deleteRecording(db: Database, actor: PersonActor, fileId: string): Promise<void> {
  const own = await findOwnSection(db, actor, 'story')
  if (!own || !findThing(own.document, 'recordings', fileId)) throw new Refusal('not-found')
  await removeFile(db, actor, fileId).catch((cause: unknown) => {
    if (!(cause instanceof Refusal && cause.code === 'not-found')) throw cause
  })
  await changeSection(db, actor, 'story', own.version, (base) => withoutThing(base, 'recordings', fileId))
}
