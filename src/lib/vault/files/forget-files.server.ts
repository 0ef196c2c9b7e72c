import { and, eq, lte } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { destroyDataKey } from '#lib/vault/data-keys.server.ts'
import { storedFile } from '../tables.server.ts'
import { removeFromDisk } from './disk.server.ts'

/**
 * Removes a file for good: its key is destroyed first, so that it opens nowhere any more, also from a backup
 * with its newest keys. A document that still names it shows that it is gone. Test: `own-files.test.ts`.
 *
 * @throws Refusal `not-found` also when it is somebody else's
 */
export async function removeFile(db: Database, { personId }: PersonActor, fileId: string): Promise<void> {
  const mine = and(eq(storedFile.id, fileId), eq(storedFile.personId, personId))
  await db.write(async (tx, now) => {
    const [row] = await tx.select({ dataKeyId: storedFile.dataKeyId }).from(storedFile).where(mine)
    if (!row) throw new Refusal('not-found')
    await destroyDataKey(db, personId, row.dataKeyId, now)
    await tx.delete(storedFile).where(mine)
  })
  await removeFromDisk(db.dataDir, [fileId])
}

/**
 * The same for every file of one section of somebody's that was there at a time (ms UTC), as part of a write. The caller removes what it
 * answers from the disk once that write is done; what a crash leaves there is swept at the next start.
 */
export async function forgetFilesOf(
  db: Database,
  tx: Writer,
  { personId, section, addedUpTo }: { personId: string; section: string; addedUpTo: number },
  now: number
): Promise<string[]> {
  const theirs = and(
    eq(storedFile.personId, personId),
    eq(storedFile.section, section),
    lte(storedFile.addedAt, addedUpTo)
  )
  const rows = await tx
    .select({ id: storedFile.id, dataKeyId: storedFile.dataKeyId })
    .from(storedFile)
    .where(theirs)
  for (const { dataKeyId } of rows) await destroyDataKey(db, personId, dataKeyId, now)
  await tx.delete(storedFile).where(theirs)
  return rows.map(({ id }) => id)
}

/** Deletes the rows of every file of somebody whose keys are destroyed. Answers as `forgetFilesOf`. */
export async function forgetAllFiles(tx: Writer, personId: string): Promise<string[]> {
  const gone = await tx
    .delete(storedFile)
    .where(eq(storedFile.personId, personId))
    .returning({ id: storedFile.id })
  return gone.map(({ id }) => id)
}
