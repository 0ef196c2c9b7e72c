import { randomBytes } from 'node:crypto'
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPerson } from '../../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { findErasedKeys } from '#lib/vault/erased-keys.server.ts'
import { fileOnDisk, listOnDisk } from './disk.server.ts'
import { removeFile } from './forget-files.server.ts'
import { keepFile } from './keep-file.server.ts'
import { listFiles, openFile, openThumbnail } from './own-files.server.ts'
import { chunkSize, sealedChunkSize, sealedSize } from './sealed-chunks.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const bytes = randomBytes(150_000)

async function kept(actor: PersonActor, name = 'letter.pdf'): Promise<string> {
  const thumbnail = Buffer.from('a small picture')
  const file = { kind: 'paper', section: 'id-documents', name, type: 'application/pdf' } as const
  return (await keepFile(db, actor, { ...file, bytes, thumbnail })).fileId
}

describe('a file of my own', () => {
  it('opens as a whole, in part, and as a small picture', async () => {
    const sam = await aPerson(db)
    const fileId = await kept(sam)
    const opened = await openFile(db, sam, fileId)
    expect((await buffer(opened.chunks)).equals(bytes)).toBe(true)
    for (const [from, to] of [
      [0, 1],
      [65_535, 65_537],
      [140_000, 150_000],
      [10, 140_001],
      [5, 5]
    ] as const) {
      expect((await buffer(opened.part(from, to))).equals(bytes.subarray(from, to))).toBe(true)
    }
    expect((await openThumbnail(db, sam, fileId)).toString()).toBe('a small picture')
  })

  it('is listed with its name, and nobody else can list, open or remove it', async () => {
    const [sam, jay] = [await aPerson(db), await aPerson(db)]
    const fileId = await kept(sam, 'رخصة‎.pdf')
    expect(await listFiles(db, sam)).toMatchObject([{ fileId, name: 'رخصة‎.pdf', bytes: bytes.length }])
    expect(await listFiles(db, jay)).toEqual([])
    await expect(openFile(db, jay, fileId)).rejects.toThrow('not-found')
    await expect(openThumbnail(db, jay, fileId)).rejects.toThrow('not-found')
    await expect(removeFile(db, jay, fileId)).rejects.toThrow('not-found')
  })

  it('may have no small picture, and hold nothing at all', async () => {
    const sam = await aPerson(db)
    const withOne = await kept(sam)
    db.clock.move(1) // oldest first
    const file = { kind: 'paper', section: 'id-documents', name: 'a', type: 'text/plain' } as const
    const { fileId } = await keepFile(db, sam, { ...file, bytes: Buffer.alloc(0) })
    expect(await listFiles(db, sam)).toMatchObject([
      { fileId: withOne, hasThumbnail: true },
      { fileId, hasThumbnail: false, bytes: 0 }
    ])
    await expect(openThumbnail(db, sam, fileId)).rejects.toThrow('not-found')
    expect(await buffer((await openFile(db, sam, fileId)).chunks)).toHaveLength(0)
    writeFileSync(fileOnDisk(db.dataDir, fileId), randomBytes(sealedSize(0)))
    await expect(buffer((await openFile(db, sam, fileId)).chunks)).rejects.toThrow('does not open')
  })

  it('is gone once removed, and so is its key', async () => {
    const sam = await aPerson(db)
    const fileId = await kept(sam)
    const erasedBefore = (await findErasedKeys(db)).length
    await removeFile(db, sam, fileId)
    await expect(openFile(db, sam, fileId)).rejects.toThrow('not-found')
    expect(await listOnDisk(db.dataDir)).not.toContain(fileId)
    expect(await findErasedKeys(db)).toHaveLength(erasedBefore + 1)
    await expect(removeFile(db, sam, fileId)).rejects.toThrow('not-found')
  })

  it('does not open when it was cut or changed on the disk', async () => {
    const sam = await aPerson(db)
    const [cut, changed] = [await kept(sam), await kept(sam)]
    truncateSync(fileOnDisk(db.dataDir, cut), sealedChunkSize)
    await expect(buffer((await openFile(db, sam, cut)).chunks)).rejects.toThrow('does not open')
    writeFileSync(fileOnDisk(db.dataDir, cut), readFileSync(fileOnDisk(db.dataDir, changed)))
    await expect(buffer((await openFile(db, sam, cut)).chunks)).rejects.toThrow('does not open')
    appendFileSync(fileOnDisk(db.dataDir, changed), 'x')
    await expect(buffer((await openFile(db, sam, changed)).chunks)).rejects.toThrow('does not open')
  })

  it('does not open when something was put behind its last chunk, also where that one is full', async () => {
    const sam = await aPerson(db)
    const file = { kind: 'paper', section: 'id-documents', name: 'a', type: 'text/plain' } as const
    const { fileId } = await keepFile(db, sam, { ...file, bytes: randomBytes(chunkSize) })
    appendFileSync(fileOnDisk(db.dataDir, fileId), 'x')
    await expect(buffer((await openFile(db, sam, fileId)).chunks)).rejects.toThrow('does not open')
  })

  it('opens up to the chunk that was changed on the disk, and no further', async () => {
    const sam = await aPerson(db)
    const fileId = await kept(sam)
    const stored = readFileSync(fileOnDisk(db.dataDir, fileId))
    stored[sealedChunkSize + 50]! ^= 1
    writeFileSync(fileOnDisk(db.dataDir, fileId), stored)
    const opened = await openFile(db, sam, fileId)
    expect((await buffer(opened.part(0, chunkSize))).equals(bytes.subarray(0, chunkSize))).toBe(true)
    await expect(buffer(opened.part(0, chunkSize + 1))).rejects.toThrow('does not open')
  })
})
