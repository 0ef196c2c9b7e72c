import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const unfinished = '.new'

/** Where the sealed files of an instance are: one file each, under its id. */
export const filesFolder = (dataDir: string): string => join(dataDir, 'files')

export const fileOnDisk = (dataDir: string, fileId: string): string => join(filesFolder(dataDir), fileId)

/** A file that is only begun. */
export const unfinishedOnDisk = (dataDir: string, fileId: string): string =>
  fileOnDisk(dataDir, fileId) + unfinished

/**
 * Writes a file under another name first; under its own it is there only when all of it is on the disk.
 * What was begun is removed when `chunks` fails.
 */
export async function writeToDisk(
  dataDir: string,
  fileId: string,
  chunks: AsyncIterable<Uint8Array>
): Promise<void> {
  await writeUnfinished(dataDir, fileId, chunks, true)
  await rename(unfinishedOnDisk(dataDir, fileId), fileOnDisk(dataDir, fileId))
  await syncFolder(filesFolder(dataDir))
}

/** Writes a file that is only begun; `durable` waits until it is on the disk. */
export async function writeUnfinished(
  dataDir: string,
  fileId: string,
  chunks: AsyncIterable<Uint8Array>,
  durable = false
): Promise<void> {
  await mkdir(filesFolder(dataDir), { recursive: true, mode: 0o700 })
  const file = unfinishedOnDisk(dataDir, fileId)
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk)
      if (durable) await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (cause) {
    await rm(file, { force: true })
    throw cause
  }
}

/** Removes these files; one that is gone already is no problem. */
export async function removeFromDisk(dataDir: string, fileIds: readonly string[]): Promise<void> {
  for (const fileId of fileIds) await rm(fileOnDisk(dataDir, fileId), { force: true })
}

/** Names in the folder, of files that were only begun, too. */
export async function listOnDisk(dataDir: string): Promise<string[]> {
  return readdir(filesFolder(dataDir)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw cause
  })
}

/** A rename is on the disk only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
