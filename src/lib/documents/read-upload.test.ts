import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { listOnDisk } from '#lib/vault/files/disk.server.ts'
import { fileLimits } from '#lib/vault/files/limits.ts'
import { readUpload } from './read-upload.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const head = (field: string, name?: string) =>
  `--b\r\nContent-Disposition: form-data; name="${field}"${name === undefined ? '' : `; filename="${name}"`}\r\n\r\n`

function aForm(file: Buffer, name = 'p.jpg', words = 'PLAN'): Buffer {
  const texts = `${head('kind')}${words}\r\n`
  return Buffer.concat([Buffer.from(texts + head('file', name)), file, Buffer.from('\r\n--b--\r\n')])
}

/** Sent in pieces; `cut` breaks the line after so many bytes. */
function aRequest(body: Buffer, cut?: number, type = 'multipart/form-data; boundary=b'): Request {
  let at = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (cut !== undefined && at >= cut) return controller.error(new Error('ECONNRESET'))
      if (at >= body.length) return controller.close()
      controller.enqueue(body.subarray(at, (at += 40_000)))
    }
  })
  const init = { method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': type } }
  return new Request('http://localhost/', init as RequestInit)
}

describe('reading an upload', () => {
  it('brings the file whatever its bytes, its name and the words beside it', async () => {
    const bytes = Buffer.concat([Buffer.from('\r\n--c\r\n\r\n--'), Buffer.alloc(300_000, 3)])
    const upload = await readUpload(db, aRequest(aForm(bytes, 'رخصة é.jpg')))
    expect(upload.typed).toEqual({ kind: 'PLAN' })
    expect(upload.file?.name).toBe('رخصة é.jpg')
    expect((await buffer(upload.file!.read())).equals(bytes)).toBe(true)
    await upload.file?.drop()
    expect(await listOnDisk(db.dataDir)).toEqual([])
  })

  it('finds none where none was chosen', async () => {
    expect((await readUpload(db, aRequest(aForm(Buffer.alloc(0), '')))).file).toBeNull()
    const named = await readUpload(db, aRequest(aForm(Buffer.alloc(0), 'empty.jpg')))
    expect(named.file?.bytes).toBe(0)
    await named.file?.drop()
  })

  it('takes the first of two that was chosen', async () => {
    const empty = `${head('file', '')}\r\n`
    const bytes = Buffer.alloc(200_000, 5)
    const second = await readUpload(db, aRequest(Buffer.concat([Buffer.from(empty), aForm(bytes)])))
    expect((await buffer(second.file!.read())).equals(bytes)).toBe(true)
    const one = Buffer.from(`${head('file', 'one.jpg')}first\r\n`)
    const both = await readUpload(db, aRequest(Buffer.concat([one, aForm(bytes)])))
    expect([both.file?.name, both.file?.bytes]).toEqual(['one.jpg', 5])
    await Promise.all([second.file?.drop(), both.file?.drop()])
    expect(await listOnDisk(db.dataDir)).toEqual([])
  })

  it('refuses 10 MB and one byte, once all of it was heard', async () => {
    const request = aRequest(aForm(Buffer.alloc(fileLimits.file + 1)))
    await expect(readUpload(db, request)).rejects.toThrow('too-large')
    expect(await listOnDisk(db.dataDir)).toEqual([])
    const most = await readUpload(db, aRequest(aForm(Buffer.alloc(fileLimits.file))))
    expect(most.file?.bytes).toBe(fileLimits.file)
    await most.file?.drop()
  })

  it.each([0.001, 0.3, 0.6, 0.99])('leaves nothing of one that was cut off at %d', async (part) => {
    const body = aForm(Buffer.alloc(900_000))
    await expect(readUpload(db, aRequest(body, body.length * part))).rejects.toThrow('bad-input')
    await expect(readUpload(db, aRequest(body.subarray(0, body.length * part)))).rejects.toThrow('bad-input')
    expect(await listOnDisk(db.dataDir)).toEqual([])
  })

  it('refuses what is no form with a file', async () => {
    const types = ['application/json', 'multipart/form-data', 'multipart/form-data; boundary=other', '']
    for (const type of types) {
      const request = aRequest(aForm(Buffer.from('x')), undefined, type)
      await expect(readUpload(db, request), type).rejects.toThrow('bad-input')
    }
    expect(await listOnDisk(db.dataDir)).toEqual([])
  })
})
