import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { aFolder } from '../../../../tests/support/folder.ts'
import { filesFolder, listOnDisk } from './disk.server.ts'
import { holdFile } from './hold-file.server.ts'
import { fileLimits } from './limits.ts'

async function* parts(all: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < all.length; from += 50_000) yield all.subarray(from, from + 50_000)
}

it('holds a file sealed until it is dropped, and nothing of one that is too large or cut off', async () => {
  using folder = aFolder()
  const db = { dataDir: folder.path, now: Date.now }
  const mark = randomBytes(12).toString('hex')
  const bytes = Buffer.from(`${mark} `.repeat(8000))
  const held = await holdFile(db, parts(bytes))
  expect((await buffer(held.read())).equals(bytes)).toBe(true)
  const [name] = await listOnDisk(db.dataDir)
  expect(readFileSync(join(filesFolder(db.dataDir), name!)).includes(mark)).toBe(false)
  await held.drop()
  await held.drop()

  await expect(holdFile(db, parts(Buffer.alloc(fileLimits.file + 1)))).rejects.toThrow('too-large')
  async function* cut() {
    yield bytes
    throw new Error('gone')
  }
  await expect(holdFile(db, cut())).rejects.toThrow('gone')
  expect(await listOnDisk(db.dataDir)).toEqual([])
})
