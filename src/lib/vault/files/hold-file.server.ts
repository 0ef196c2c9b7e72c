import { rm } from 'node:fs/promises'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { freshDataKey } from '#lib/vault/data-keys.server.ts'
import { unfinishedOnDisk, writeUnfinished } from './disk.server.ts'
import { fileLimits } from './limits.ts'
import { readChunks } from './read-chunks.server.ts'
import { sealChunks } from './sealed-chunks.server.ts'

/** A file that came in and was looked at by nobody yet. */
export interface HeldFile {
  readonly bytes: number
  readonly read: () => AsyncIterable<Buffer>
  /** Removes it. */
  readonly drop: () => Promise<void>
}

/**
 * Holds what comes in on the disk while it comes, so that many slow senders take no memory. It is sealed with
 * a key that is nowhere but in memory: whatever a crash leaves, nobody can open it, and the next start
 * removes it. Nothing is left when `bytes` fails. Test: `hold-file.test.ts`.
 *
 * @throws Refusal `too-large` for more than one file may have
 */
export async function holdFile(
  db: Pick<Database, 'dataDir' | 'now'>,
  bytes: AsyncIterable<Uint8Array>
): Promise<HeldFile> {
  const key = freshDataKey(db.now())
  const place = { personId: '', fileId: newId(db.now()) }
  const counted = { bytes: 0 }
  const path = unfinishedOnDisk(db.dataDir, place.fileId)
  await writeUnfinished(db.dataDir, place.fileId, sealChunks(key, place, withinLimit(bytes, counted)))
  return {
    bytes: counted.bytes,
    read: () => readChunks(path, key, place, counted.bytes),
    drop: () => rm(path, { force: true })
  }
}

/** Counts bytes as they pass. @throws Refusal `too-large` */
export async function* withinLimit(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  counted: { bytes: number }
): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    counted.bytes += part.byteLength
    if (counted.bytes > fileLimits.file) throw new Refusal('too-large')
    yield part
  }
}
