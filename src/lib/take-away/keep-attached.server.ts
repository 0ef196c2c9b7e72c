import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import { listFiles, openFile, type OwnFile } from '#lib/vault/files/own-files.server.ts'
import type { OpenedFile } from '#lib/vault/files/stream-file.server.ts'
import type { Copy } from './read-copy.ts'
import { readEntry, type Source, type ZipEntry } from './zip-in.ts'
import { zipOut } from './zip-out.ts'

const type = 'application/zip'

/**
 * Keeps how it was elsewhere, as the copy says: who looked, what was agreed, what was said before. Nobody here
 * checked it, so it becomes part of nothing: one sealed file that its person can take out again. The same copy
 * is kept once; what has no room is left out, what was said before first.
 */
export async function keepAttached(
  db: Database,
  actor: PersonActor,
  source: Source,
  { madeAt, attached }: Copy
): Promise<void> {
  if ((await listAttached(db, actor)).some(({ name }) => name === madeAt)) return
  const less = attached.filter(({ name }) => name !== 'record-before.json')
  for (const entries of [attached, less]) {
    if (await keep(db, actor, source, madeAt, entries)) return
  }
}

/** What came with copies and was not checked: each is called by when its copy was made (ISO 8601). */
export async function listAttached(db: Database, actor: PersonActor): Promise<OwnFile[]> {
  return (await listFiles(db, actor)).filter((file) => file.type === type)
}

/** One of them, to take out. @throws Refusal `not-found` when it is none of this person's */
export async function openAttached(db: Database, actor: PersonActor, fileId: string): Promise<OpenedFile> {
  const file = await openFile(db, actor, fileId)
  if (file.type !== type) throw new Refusal('not-found')
  return file
}

async function keep(
  db: Database,
  actor: PersonActor,
  source: Source,
  name: string,
  entries: readonly ZipEntry[]
): Promise<boolean> {
  if (entries.length === 0) return true
  const texts = entries.map((entry) => ({ name: entry.name, pieces: readEntry(source, entry) }))
  const { chunks: bytes } = await zipOut(texts, [], db.now())
  try {
    // A section that is never taken back by itself: it is about all of them.
    await keepFile(db, actor, { kind: 'paper', section: 'identity', name, type, bytes })
    return true
  } catch (cause) {
    if (cause instanceof Refusal && (cause.code === 'too-large' || cause.code === 'files-full')) return false
    throw cause
  }
}
