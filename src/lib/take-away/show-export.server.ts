import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { listFiles } from '#lib/vault/files/own-files.server.ts'
import { listAttached } from './keep-attached.server.ts'
import { sizeInWords } from './size-in-words.ts'

/** What there is to take away, in words: the person's files, and what came with copies from elsewhere. */
export async function showExport(db: Database, actor: PersonActor) {
  const files = await listFiles(db, actor)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return {
    files: files.length > 0 ? m.export_in_files({ count: files.length, size: sizeInWords(bytes) }) : null,
    attached: (await listAttached(db, actor)).map(({ fileId, name }) => ({
      id: fileId,
      words: m.export_attached_get({ day: dayInWords(Date.parse(name), db.now()) })
    }))
  }
}
