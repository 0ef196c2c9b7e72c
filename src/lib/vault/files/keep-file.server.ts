import { eq, sum } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { mayTell } from '#lib/record/may-tell.server.ts'
import { findDataKeyId } from '#lib/record/own-record.server.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { freshDataKey, storeDataKey } from '#lib/vault/data-keys.server.ts'
import { sealWords } from '#lib/vault/sealed-words.server.ts'
import { storedFile } from '../tables.server.ts'
import { removeFromDisk, writeToDisk } from './disk.server.ts'
import { withinLimit } from './hold-file.server.ts'
import { fileLimits } from './limits.ts'
import { sealChunks, sealThumbnail } from './sealed-chunks.server.ts'

export interface NewFile {
  readonly kind: 'paper' | 'voice'
  /** The section that will name it. */
  readonly section: SectionName
  /** As the person reads it. */
  readonly name: string
  /** Media type, sniffed and not believed. */
  readonly type: string
  readonly bytes: AsyncIterable<Uint8Array> | Uint8Array
  /** A small JPEG of it. */
  readonly thumbnail?: Uint8Array | undefined
}

/**
 * Keeps a file of this person's, sealed in chunks under a key of its own while it comes in. It is there as a
 * whole or not at all: the row that names it is written last, and what was cut off on the way leaves nothing.
 * The limit of a person is counted in that write, so that two at once cannot pass it. It is for the caller to
 * name the file in the section's document. Tests: `keep-file.test.ts`.
 *
 * @throws Refusal `too-large` for a file over 10 MB, `files-full` past 100 MB of one person, `not-allowed`
 *   without a yes to keeping, or to a special section
 * @throws whatever `bytes` throws
 */
export async function keepFile(
  db: Database,
  actor: PersonActor,
  file: NewFile
): Promise<{ readonly fileId: string }> {
  const { personId } = actor
  const began = await ensureMayKeepFiles(db.read, actor, file.section)
  const fileId = newId(db.now())
  const key = freshDataKey(db.now())
  const counted = { bytes: 0 }
  const bytes = withinLimit(file.bytes instanceof Uint8Array ? [file.bytes] : file.bytes, counted)
  await writeToDisk(db.dataDir, fileId, sealChunks(key, { personId, fileId }, bytes))
  try {
    await db.write(async (tx, now) => {
      if ((await ensureMayKeepFiles(tx, actor, file.section)) !== began) throw new Refusal('not-allowed')
      if ((await bytesOf(tx, personId)) + counted.bytes > fileLimits.person) throw new Refusal('files-full')
      await storeDataKey(db, personId, key, now)
      const { kind, section, name, type, thumbnail } = file
      await tx.insert(storedFile).values({
        id: fileId,
        personId,
        kind,
        section,
        dataKeyId: key.id,
        words: sealWords(key, [personId, 'file-words', fileId], { name, type }),
        thumbnail: thumbnail ? sealThumbnail(key, { personId, fileId }, thumbnail) : null,
        bytes: counted.bytes,
        addedAt: now
      })
    })
  } catch (cause) {
    await removeFromDisk(db.dataDir, [fileId])
    throw cause
  }
  return { fileId }
}

/** Bytes of all files of one person. */
export async function bytesOf(from: Reader | Writer, personId: string): Promise<number> {
  const [row] = await from
    .select({ bytes: sum(storedFile.bytes).mapWith(Number) })
    .from(storedFile)
    .where(eq(storedFile.personId, personId))
  return row?.bytes ?? 0
}

/** @returns the id of the person's data key: another one later means that everything was taken back meanwhile */
async function ensureMayKeepFiles(
  from: Reader | Writer,
  actor: PersonActor,
  section: SectionName
): Promise<string> {
  const dataKeyId = await findDataKeyId(from, actor)
  if (!dataKeyId || !(await mayTell(from, actor, section))) throw new Refusal('not-allowed')
  return dataKeyId
}
