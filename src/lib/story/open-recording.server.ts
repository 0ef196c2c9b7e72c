import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { openFile } from '#lib/vault/files/own-files.server.ts'
import type { OpenedFile } from '#lib/vault/files/stream-file.server.ts'
import { voiceTypes } from './rules.ts'

/** Opens a recording of the person's own. @throws Refusal `not-found` for anything that is none of theirs */
export async function openRecording(db: Database, actor: PersonActor, fileId: string): Promise<OpenedFile> {
  const file = await openFile(db, actor, fileId)
  if (!(voiceTypes as readonly string[]).includes(file.type)) throw new Refusal('not-found')
  return file
}
