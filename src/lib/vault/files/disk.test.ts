import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aFolder } from '../../../../tests/support/folder.ts'
import { filesFolder, listOnDisk, removeFromDisk, writeToDisk, writeUnfinished } from './disk.server.ts'

async function* parts(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('a')
  yield Buffer.from('b')
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
