import { asc, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { storedFile } from '../tables.server.ts'
import {
  findStoredFile,
  openThumbnailOf,
  streamFile,
  type OpenedFile,
  type StoredFile
} from './stream-file.server.ts'

/** A file of the person's, as a list shows it. */
export interface OwnFile {
  readonly fileId: string
  readonly kind: StoredFile['kind']
  readonly section: string
  readonly name: string
  /** Media type. */
  readonly type: string
  readonly bytes: number
  readonly hasThumbnail: boolean
  /** ms UTC */
  readonly addedAt: number
}

/**
 * Opens a file of the person's own. Tests: `own-files.test.ts`.
 *
 * @throws Refusal `not-found` also when it is somebody else's; OperatorError when what is stored does not open
 */
export async function openFile(db: Database, { personId }: PersonActor, fileId: string): Promise<OpenedFile> {
  const row = await findStoredFile(db.read, personId, fileId)
  if (!row) throw new Refusal('not-found')
  return streamFile(db, row)
}

/** The small picture of a file, JPEG. @throws Refusal `not-found` when there is none */
export async function openThumbnail(
  db: Database,
  { personId }: PersonActor,
  fileId: string
): Promise<Buffer> {
  const row = await findStoredFile(db.read, personId, fileId)
  const thumbnail = row && (await openThumbnailOf(db, row))
  if (!thumbnail) throw new Refusal('not-found')
  return thumbnail
}

/** Every file of the person's, oldest first. */
export async function listFiles(db: Database, { personId }: PersonActor): Promise<OwnFile[]> {
  const rows = await db.read
    .select()
    .from(storedFile)
    .where(eq(storedFile.personId, personId))
    .orderBy(asc(storedFile.addedAt), asc(storedFile.id))
  const files: OwnFile[] = []
  for (const row of rows) {
    const { fileId, name, type, bytes } = await streamFile(db, row)
    const { kind, section, addedAt } = row
    files.push({ fileId, kind, section, name, type, bytes, hasThumbnail: row.thumbnail !== null, addedAt })
  }
  return files
}
