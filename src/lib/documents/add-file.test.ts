import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { thingsIn } from '#lib/record/things.ts'
import { listOnDisk } from '#lib/vault/files/disk.server.ts'
import { holdFile } from '#lib/vault/files/hold-file.server.ts'
import { listFiles, openFile } from '#lib/vault/files/own-files.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { addFile, takeOutFile } from './add-file.server.ts'
import { findFilePlace } from './file-place.ts'
import { saveDocumentState } from './save-document-state.server.ts'

let db: TestDatabase
let photo: Buffer
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
})
afterAll(() => db[Symbol.asyncDispose]())

async function add(actor: PersonActor, bytes: Buffer, slug = 'passport', kind?: string) {
  const held = await holdFile(
    db,
    (async function* () {
      yield bytes
    })()
  )
  return addFile(db, actor, findFilePlace(slug, kind)!, held, { named: 'me.png', otherwise: 'A copy' })
}

const copiesOf = async (actor: PersonActor) =>
  thingsIn((await findOwnSection(db, actor, 'id-documents'))?.document ?? {}, 'copies')

describe('a copy of a paper', () => {
  it('is made anew, sealed, and named beside what was told; taken away, it is gone from both', async () => {
    const sam = await aPerson(db)
    await saveDocumentState(db, sam, 'passport', { state: 'SENT', sentDay: '2026-11-01' }, 0)
    const added = await add(sam, photo)
    if ('problem' in added) throw new Error(added.problem)
    const { fileId } = added
    const { document } = (await findOwnSection(db, sam, 'id-documents'))!
    expect(document).toEqual({
      passport: 'SENT',
      sentOff: [{ id: 'passport', document: 'passport', day: '2026-11-01' }],
      copies: [{ id: fileId, document: 'passport', name: 'me.jpg' }]
    })
    const kept = await buffer((await openFile(db, sam, fileId)).chunks)
    expect((await sharp(kept).metadata()).format).toBe('jpeg')
    expect(kept.equals(photo)).toBe(false)

    const jay = await aPerson(db)
    const list = { section: 'id-documents', list: 'copies' } as const
    await expect(takeOutFile(db, jay, list, fileId)).rejects.toThrow('not-found')
    await takeOutFile(db, sam, list, fileId)
    expect([await copiesOf(sam), await listFiles(db, sam)]).toEqual([[], []])
    await expect(takeOutFile(db, sam, list, fileId)).rejects.toThrow('not-found')
  })

  it('that is none leaves nothing', async () => {
    const sam = await aPerson(db)
    const before = await listOnDisk(db.dataDir)
    expect(await add(sam, Buffer.from('MZ is no photo'))).toEqual({ problem: 'wrong-type' })
    expect(await add(sam, Buffer.alloc(0))).toEqual({ problem: 'empty' })
    expect([await copiesOf(sam), await listOnDisk(db.dataDir)]).toEqual([[], before])
  })

  it('is not taken in on a computer that others use, nor for letters without a yes to them', async () => {
    const sam = await aPerson(db)
    const before = await listOnDisk(db.dataDir)
    await expect(add({ ...sam, way: 'kiosk' }, photo)).rejects.toThrow('not-allowed')
    await expect(add(sam, photo, 'letter', 'PLAN')).rejects.toThrow('not-allowed')
    expect([await listFiles(db, sam), await listOnDisk(db.dataDir)]).toEqual([[], before])
    await saySectionYes(db, sam, 'letter')
    expect(await add(sam, photo, 'letter', 'PLAN')).toMatchObject({ is: 'photo' })
    expect((await findOwnSection(db, sam, 'letter'))?.document).toMatchObject({ papers: [{ kind: 'PLAN' }] })
  })
})

describe('how far a document is', () => {
  it('keeps the day it was sent off for while it is on its way, beside what another page saved', async () => {
    const sam = await aPerson(db)
    await saveDocumentState(db, sam, 'passport', { state: 'SENT', sentDay: '2026-11-01' }, 0)
    await saveDocumentState(db, sam, 'bankAccount', { state: 'SENT', sentDay: '2026-11-02' }, 0)
    const own = (await findOwnSection(db, sam, 'id-documents'))!
    expect(thingsIn(own.document, 'sentOff')).toHaveLength(2)
    await saveDocumentState(db, sam, 'passport', { state: 'ARRIVED', sentDay: null }, own.version)
    const { document } = (await findOwnSection(db, sam, 'id-documents'))!
    expect(document).toEqual({
      passport: 'ARRIVED',
      bankAccount: 'SENT',
      sentOff: [{ id: 'bankAccount', document: 'bankAccount', day: '2026-11-02' }]
    })
    await expect(
      saveDocumentState(db, sam, 'passport', { state: 'SENT', sentDay: '2027-01-01' }, own.version + 1)
    ).rejects.toThrow('bad-input')
  })
})
