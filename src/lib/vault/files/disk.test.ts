import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { aFolder } from '../../../../tests/support/folder.ts'
import { freshDataKey } from '#lib/vault/data-keys.server.ts'
import {
  fileOnDisk,
  filesFolder,
  listOnDisk,
  removeFromDisk,
  writeToDisk,
  writeUnfinished
} from './disk.server.ts'
import { readChunks } from './read-chunks.server.ts'
import { sealChunks } from './sealed-chunks.server.ts'

async function* parts(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('a')
  yield Buffer.from('b')
}

/** What stands in the folder each time that somebody waits for the disk. */
async function watchWaits(dataDir: string): Promise<string[][]> {
  const handle = await open(import.meta.filename)
  const waits: string[][] = []
  const handles = Object.getPrototypeOf(handle) as typeof handle
  await handle.close()
  const sync = handles.sync
  const watched = vi.spyOn(handles, 'sync').mockImplementation(async function (this: typeof handle) {
    waits.push(await listOnDisk(dataDir))
    return sync.call(this)
  })
  onTestFinished(() => void watched.mockRestore())
  return waits
}

/** Names in this folder that this process holds open; Linux tells. */
function heldOpen(folder: string): string[] {
  const opened = readdirSync('/proc/self/fd').flatMap((fd) => {
    const link = `/proc/self/fd/${fd}`
    return existsSync(link) ? [readlinkSync(link)] : []
  })
  return opened.filter((path) => path.startsWith(folder))
}

describe('a sealed file on the disk', () => {
  it('has its name only when all of it is there', async () => {
    using folder = aFolder()
    const seen: string[][] = []
    async function* watched() {
      for await (const part of parts()) {
        seen.push(await listOnDisk(folder.path))
        yield part
      }
    }
    await writeToDisk(folder.path, 'one', watched())
    expect(seen).toEqual([['one.new'], ['one.new']])
    expect(await listOnDisk(folder.path)).toEqual(['one'])
  })

  it('is waited for before it has its name, and its folder after: a power cut finds it whole or not', async () => {
    using folder = aFolder()
    const waits = await watchWaits(folder.path)
    await writeToDisk(folder.path, 'one', parts())
    expect(waits).toEqual([['one.new'], ['one']])
  })

  it('is not waited for while it is only begun: a start removes it', async () => {
    using folder = aFolder()
    const waits = await watchWaits(folder.path)
    await writeUnfinished(folder.path, 'one', parts())
    expect(await listOnDisk(folder.path)).toEqual(['one.new'])
    expect(waits).toEqual([])
  })

  it.runIf(existsSync('/proc/self/fd'))('is not held open once it is written, nor half read', async () => {
    using folder = aFolder()
    const key = freshDataKey(0)
    const place = { personId: 'sam', fileId: 'one' }
    await writeToDisk(folder.path, 'one', sealChunks(key, place, parts()))
    for await (const chunk of readChunks(fileOnDisk(folder.path, 'one'), key, place, 2)) {
      expect(heldOpen(folder.path)).toHaveLength(1)
      expect(chunk.toString()).toBe('ab')
      break
    }
    expect(heldOpen(folder.path)).toEqual([])
  })

  it('can be removed twice, as after a crash', async () => {
    using folder = aFolder()
    await writeToDisk(folder.path, 'one', parts())
    await removeFromDisk(folder.path, ['one', 'none'])
    await removeFromDisk(folder.path, ['one'])
    expect(await listOnDisk(folder.path)).toEqual([])
  })

  it('that could not be begun says why', async () => {
    using folder = aFolder()
    await expect(writeUnfinished(folder.path, 'no/folder', parts())).rejects.toMatchObject({
      syscall: 'open'
    })
  })
})

describe('the folder of files', () => {
  it('is empty before the first one, and is not said to be when it cannot be read', async () => {
    using folder = aFolder()
    expect(await listOnDisk(folder.path)).toEqual([])
    writeFileSync(filesFolder(folder.path), 'no folder')
    await expect(listOnDisk(folder.path)).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
