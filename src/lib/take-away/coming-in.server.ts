import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq, gt, lte } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { findDataKeyId, openOwnKey } from '#lib/record/own-record.server.ts'
import { fileOnDisk, filesFolder, writeToDisk } from '#lib/vault/files/disk.server.ts'
import { readChunks } from '#lib/vault/files/read-chunks.server.ts'
import { sealChunks } from '#lib/vault/files/sealed-chunks.server.ts'
import { comingIn } from './tables.server.ts'
import { zipLimits, type Source } from './zip-in.ts'

/** How long a copy waits for its person to look through it. */
export const waitsFor = 60 * 60 * 1000 // ms

/** Files that come in now, apart from those that are kept. */
const folderOf = (dataDir: string) => join(dataDir, 'coming-in')

/**
 * Holds a copy while its person looks through it: sealed under their own key while it comes, for an hour, one
 * at a time. Nothing of it is stored when `bytes` fails. Test: `bring-in-files.test.ts`.
 *
 * @throws Refusal `too-large` for more than a copy may unpack to, `not-allowed` without a yes to keeping
 * @throws whatever `bytes` throws
 */
export async function holdComingIn(
  db: Database,
  actor: PersonActor,
  bytes: AsyncIterable<Uint8Array>
): Promise<Source> {
  const { personId } = actor
  const key = await openOwnKey(db, actor)
  const id = newId(db.now())
  const counted = { bytes: 0 }
  const folder = folderOf(db.dataDir)
  await writeToDisk(folder, id, sealChunks(key, { personId, fileId: id }, withinLimit(bytes, counted)))
  const before = await db.write(async (tx, now) => {
    if ((await findDataKeyId(tx, actor)) !== key.id) throw new Refusal('not-allowed')
    const [was] = await tx.select({ id: comingIn.id }).from(comingIn).where(eq(comingIn.personId, personId))
    const row = { id, bytes: counted.bytes, cameAt: now }
    await tx
      .insert(comingIn)
      .values({ personId, ...row })
      .onConflictDoUpdate({ target: comingIn.personId, set: row })
    return was?.id
  })
  if (before) await rm(fileOnDisk(folder, before), { force: true })
  return openComingIn(db, actor)
}

/** Whether a copy of this person's waits. */
export async function isComingIn(db: Database, actor: PersonActor): Promise<boolean> {
  return (await db.read.$count(comingIn, waiting(actor, db.now()))) > 0
}

/** The copy that waits. @throws Refusal `not-found` when there is none, or its hour is over */
export async function openComingIn(db: Database, actor: PersonActor): Promise<Source> {
  const [row] = await db.read.select().from(comingIn).where(waiting(actor, db.now()))
  if (!row) throw new Refusal('not-found')
  const key = await openOwnKey(db, actor)
  const path = fileOnDisk(folderOf(db.dataDir), row.id)
  const place = { personId: actor.personId, fileId: row.id }
  return { bytes: row.bytes, part: (from, to) => readChunks(path, key, place, row.bytes, from, to) }
}

/** Removes the copy that waits. */
export async function dropComingIn(db: Database, { personId }: PersonActor): Promise<void> {
  const gone = await db.write((tx) =>
    tx.delete(comingIn).where(eq(comingIn.personId, personId)).returning({ id: comingIn.id })
  )
  for (const { id } of gone) await rm(fileOnDisk(folderOf(db.dataDir), id), { force: true })
}

/** Removes what waited for its hour, and what a crash left. Runs at each start and every hour. */
export async function sweepComingIn(db: Database): Promise<void> {
  await db.write(
    async (tx, now) => void (await tx.delete(comingIn).where(lte(comingIn.cameAt, now - waitsFor)))
  )
  const named = new Set((await db.read.select({ id: comingIn.id }).from(comingIn)).map(({ id }) => id))
  const folder = filesFolder(folderOf(db.dataDir))
  for (const name of await readdir(folder).catch(() => [])) {
    // What comes in just now has no row yet. The disk has a clock of its own.
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }))
    if (!named.has(name) && mtimeMs < Date.now() - waitsFor) await rm(join(folder, name), { force: true })
  }
}

function waiting({ personId }: PersonActor, now: number) {
  return and(eq(comingIn.personId, personId), gt(comingIn.cameAt, now - waitsFor), lte(comingIn.cameAt, now))
}

async function* withinLimit(
  bytes: AsyncIterable<Uint8Array>,
  counted: { bytes: number }
): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    counted.bytes += part.byteLength
    if (counted.bytes > zipLimits.bytes) throw new Refusal('too-large')
    yield part
  }
}
