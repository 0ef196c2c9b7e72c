import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPerson } from '../../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts'
import { sayYes } from '#lib/record/say-yes.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { storedFile } from '../tables.server.ts'
import { listOnDisk } from './disk.server.ts'
import { keepFile, type NewFile } from './keep-file.server.ts'
import { fileLimits } from './limits.ts'
import { openFile } from './own-files.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const aPaper = (bytes: NewFile['bytes']): NewFile => ({
  kind: 'paper',
  section: 'id-documents',
  name: 'passport.jpg',
  type: 'image/jpeg',
  bytes
})

async function* parts(size: number, of = 100_000): AsyncGenerator<Uint8Array> {
  for (let left = size; left > 0; left -= of) yield Buffer.alloc(Math.min(of, left), 7)
}

/** What is on the disk and in the table. */
const left = async () => ({ files: await listOnDisk(db.dataDir), rows: await db.read.$count(storedFile) })

describe('keeping a file', () => {
  it('keeps 10 MB as they came, and not one byte more', async () => {
    const sam = await aPerson(db)
    const before = await left()
    await expect(keepFile(db, sam, aPaper(parts(fileLimits.file + 1)))).rejects.toThrow('too-large')
    expect(await left()).toEqual(before)
    const { fileId } = await keepFile(db, sam, aPaper(parts(fileLimits.file)))
    const opened = await openFile(db, sam, fileId)
    expect(opened).toMatchObject({ name: 'passport.jpg', type: 'image/jpeg', bytes: fileLimits.file })
    let size = 0
    for await (const chunk of opened.chunks) size += chunk.length
    expect(size).toBe(fileLimits.file)
  })

  it('leaves nothing of one that was cut off on the way', async () => {
    const sam = await aPerson(db)
    const before = await left()
    async function* cut() {
      yield* parts(600_000)
      throw new Error('the line is gone')
    }
    await expect(keepFile(db, sam, aPaper(cut()))).rejects.toThrow('the line is gone')
    expect(await left()).toEqual(before)
  })

  it('counts the limit of a person so that two at once cannot pass it', async () => {
    const sam = await aPerson(db)
    const ten = Array.from({ length: 11 }, () => keepFile(db, sam, aPaper(parts(fileLimits.file))))
    const outcomes = await Promise.allSettled(ten)
    const refused = outcomes.filter((one) => one.status === 'rejected')
    expect(refused.map((one) => (one.reason as Error).message)).toEqual(['files-full'])
    await expect(keepFile(db, sam, aPaper(Buffer.alloc(1)))).rejects.toThrow('files-full')
    await keepFile(db, await aPerson(db), aPaper(Buffer.alloc(1)))
    expect((await left()).files).toHaveLength((await left()).rows)
  })

  it('keeps nothing for a special section without its own yes', async () => {
    const sam = await aPerson(db)
    const before = await left()
    const voice: NewFile = { ...aPaper(Buffer.from('x')), kind: 'voice', section: 'story' }
    await expect(keepFile(db, sam, voice)).rejects.toThrow('not-allowed')
    expect(await left()).toEqual(before)
  })

  it('keeps nothing of what was on its way when everything was taken back, also after another yes', async () => {
    const sam = await aPerson(db)
    const before = await left()
    async function* late() {
      yield Buffer.from('x')
      await takeBack(db, sam)
      await sayYes(db, sam)
    }
    await expect(keepFile(db, sam, aPaper(late()))).rejects.toThrow('not-allowed')
    expect(await left()).toEqual(before)
    await keepFile(db, sam, aPaper(Buffer.from('x')))
  })

  it('writes neither its bytes, its name nor its small picture anywhere in clear', async () => {
    const mark = `mark-${randomBytes(9).toString('hex')}`
    const sam = await aPerson(db)
    const marked = Buffer.from(`${mark}-bytes `.repeat(5000))
    const thumbnail = Buffer.from(`${mark}-thumbnail`)
    const { fileId } = await keepFile(db, sam, { ...aPaper(marked), name: `${mark}-name`, thumbnail })
    const inClear = (file: string) => readFileSync(file).includes(mark)
    const names = readdirSync(db.dataDir, { recursive: true, encoding: 'utf8' })
    const found = names.map((name) => join(db.dataDir, name)).filter((file) => statSync(file).isFile())
    expect(found.some((file) => file.endsWith(join('files', fileId)))).toBe(true)
    expect(found.filter(inClear)).toEqual([])
    expect(names.join()).not.toContain(mark)
    expect(statSync(join(db.dataDir, 'files', fileId)).mode & 0o777).toBe(0o600)
  })
})
