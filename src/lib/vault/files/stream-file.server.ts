import { and, eq } from 'drizzle-orm'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { openDataKey, type Vault } from '#lib/vault/data-keys.server.ts'
import { openWords } from '#lib/vault/sealed-words.server.ts'
import { storedFile } from '../tables.server.ts'
import { fileOnDisk } from './disk.server.ts'
import { readChunks } from './read-chunks.server.ts'
import { openSealedThumbnail } from './sealed-chunks.server.ts'

/** A file that may be read. Nothing of it is in memory yet. */
export interface OpenedFile {
  readonly fileId: string
  readonly name: string
  /** Media type. */
  readonly type: string
  /** Its size. */
  readonly bytes: number
  /** All of it, in order. Throws `SealBroken` at the first chunk that is not what was sealed there. */
  readonly chunks: AsyncIterable<Buffer>
  /** Bytes from `from` up to, not including, `to`. For players that ask for a part. */
  readonly part: (from: number, to: number) => AsyncIterable<Buffer>
}

export type StoredFile = typeof storedFile.$inferSelect

/** One file of this person, by row; null when there is none. */
export async function findStoredFile(
  from: Reader | Writer,
  personId: string,
  fileId: string
): Promise<StoredFile | null> {
  const [row] = await from
    .select()
    .from(storedFile)
    .where(and(eq(storedFile.id, fileId), eq(storedFile.personId, personId)))
  return row ?? null
}

/**
 * Opens a stored file. Only the person's own reading and the gate may (`scripts/walls.ts`).
 *
 * @throws OperatorError when its key is gone; SealBroken when what is stored does not open
 */
export async function streamFile(
  db: Pick<Database, 'dataDir'> & Vault,
  row: StoredFile
): Promise<OpenedFile> {
  const key = await openDataKey(db, row.personId, row.dataKeyId)
  const { name, type } = openWords(key, [row.personId, 'file-words', row.id], row.words) as {
    name: string
    type: string
  }
  const path = fileOnDisk(db.dataDir, row.id)
  const place = { personId: row.personId, fileId: row.id }
  const part = (from: number, to: number) => readChunks(path, key, place, row.bytes, from, to)
  return { fileId: row.id, name, type, bytes: row.bytes, chunks: part(0, row.bytes), part }
}

/** The small picture of a file: JPEG; null when it has none. */
export async function openThumbnailOf(db: Vault, row: StoredFile): Promise<Buffer | null> {
  if (!row.thumbnail) return null
  const key = await openDataKey(db, row.personId, row.dataKeyId)
  return openSealedThumbnail(key, { personId: row.personId, fileId: row.id }, row.thumbnail)
}
