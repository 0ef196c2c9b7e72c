import { existsSync, statSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient, type Client } from '@libsql/client'
import { OperatorError } from '#lib/database/operator-error.ts'
import { fileOnDisk, filesFolder } from '#lib/vault/files/disk.server.ts'
import { sealedSize } from '#lib/vault/files/sealed-chunks.server.ts'

/** The folder beside a backup with the photos, papers and voices that its people keep, each sealed. */
export const backupFilesFolder = (backup: string): string => `${backup}.files`

interface NamedFile {
  readonly id: string
  readonly dataKeyId: string
  /** On the disk. */
  readonly size: number
}

/**
 * Copies every file that a copy of the database names into the folder beside the backup. A file never
 * changes, so one that is there from an earlier backup stays. One that was removed meanwhile is left out: its
 * key is gone, and the keys are copied after this.
 *
 * @param database the copy
 * @returns how many there are, and a function that removes those of the backup before which are named no more
 */
export async function copyStoredFiles(
  dataDir: string,
  database: string,
  folder: string
): Promise<{ files: number; removeOthers: () => Promise<void> }> {
  const named = await listNamedFiles(database)
  if (named.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 })
  let files = 0
  for (const { id, size } of named) {
    if (isThere(join(folder, id), size) || (await copyOne(fileOnDisk(dataDir, id), join(folder, id)))) files++
  }
  const removeOthers = async () => {
    const wanted = new Set(named.map(({ id }) => id))
    for (const name of existsSync(folder) ? await readdir(folder) : []) {
      if (!wanted.has(name)) await rm(join(folder, name), { force: true })
    }
  }
  return { files, removeOthers }
}

/**
 * Every file that the backup names is beside it, but for those whose key was destroyed since.
 *
 * @throws OperatorError
 */
export async function ensureFilesBelong(backup: string, keys: string): Promise<void> {
  const erased = await listErasedKeys(keys)
  const folder = backupFilesFolder(backup)
  const wanted = (await listNamedFiles(backup)).filter(({ dataKeyId }) => !erased.has(dataKeyId))
  const missing = wanted.filter(({ id, size }) => !isThere(join(folder, id), size)).length
  if (missing === 0) return
  throw new OperatorError(
    `${missing} of the ${wanted.length} files of this backup are missing or cut short. They belong in ${folder}. Nothing was restored.`
  )
}

/** Copies the files of a backup to where an instance has them. */
export async function restoreStoredFiles(backup: string, dataDir: string): Promise<void> {
  const folder = backupFilesFolder(backup)
  for (const { id, size } of await listNamedFiles(backup)) {
    if (!isThere(join(folder, id), size)) continue
    await mkdir(filesFolder(dataDir), { recursive: true, mode: 0o700 })
    await copyOne(join(folder, id), fileOnDisk(dataDir, id))
  }
}

/** None in a backup from before there were files. */
async function listNamedFiles(database: string): Promise<NamedFile[]> {
  return withClient(database, async (client) => {
    const table = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'stored_file'")
    if (table.rows.length === 0) return []
    const { rows } = await client.execute('SELECT id, data_key_id, bytes FROM stored_file')
    return rows.map((row) => ({
      id: String(row.id),
      dataKeyId: String(row.data_key_id),
      size: sealedSize(Number(row.bytes))
    }))
  })
}

async function listErasedKeys(keys: string): Promise<Set<string>> {
  return withClient(keys, async (client) => {
    const { rows } = await client.execute('SELECT id FROM erased_key')
    return new Set(rows.map((row) => String(row.id)))
  })
}

async function withClient<T>(file: string, look: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url: pathToFileURL(file).href })
  try {
    return await look(client)
  } finally {
    client.close()
  }
}

function isThere(file: string, size: number): boolean {
  return existsSync(file) && statSync(file).size === size
}

/** Waits until the copy is on the disk. @returns whether there was something to copy */
async function copyOne(from: string, to: string): Promise<boolean> {
  const begun = `${to}.new`
  try {
    await copyFile(from, begun)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw cause
  }
  const handle = await open(begun, 'r+')
  await handle.sync().finally(() => handle.close())
  await rename(begun, to)
  return true
}
