import { rm } from 'node:fs/promises'
import { inArray, sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { storedFile } from '../tables.server.ts'
import { fileOnDisk, listOnDisk } from './disk.server.ts'

/**
 * Finishes what a crash left, or a restored backup brought back: rows of files whose key was destroyed, and
 * files on the disk that no row names, among them those that were only begun. Runs at each start, before
 * anybody is served: a file that is just coming in has no row yet. Test: `sweep-files.test.ts`.
 */
export async function sweepFiles(db: Database, erasedKeys: ReadonlySet<string>): Promise<void> {
  const rows = await db.read.select({ id: storedFile.id, dataKeyId: storedFile.dataKeyId }).from(storedFile)
  const erased = rows.filter(({ dataKeyId }) => erasedKeys.has(dataKeyId)).map(({ id }) => id)
  const all = sql`(SELECT value FROM json_each(${JSON.stringify(erased)}))`
  await db.write(async (tx) => void (await tx.delete(storedFile).where(inArray(storedFile.id, all))))
  const named = new Set(rows.map(({ id }) => id)).difference(new Set(erased))
  for (const name of await listOnDisk(db.dataDir)) {
    if (!named.has(name)) await rm(fileOnDisk(db.dataDir, name), { force: true, recursive: true })
  }
}
