import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { zipSync, type Zippable } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { findSignedIn, startSession } from '#lib/accounts/sessions.server.ts'
import { listBadgeIds } from '#lib/badges/kept-badges.server.ts'
import { takeInBadge } from '#lib/badges/take-in-badge.server.ts'
import { trustIssuers } from '#lib/badges/trusted-issuers.server.ts'
import { badgeOf } from '#lib/record/checked-badge.ts'
import type { Item } from '#lib/record/field.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { sectionNames, type SectionDocument, type SectionName } from '#lib/record/sections.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import { thingsIn } from '#lib/record/things.ts'
import { fileLimits } from '#lib/vault/files/limits.ts'
import { listFiles, openFile } from '#lib/vault/files/own-files.server.ts'
import { aBadge, anIssuer } from '../../../tests/support/badges.ts'
import { aCookieJar } from '../../../tests/support/cookies.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { bringIn } from './bring-in.server.ts'
import { holdComingIn, isComingIn, openComingIn, sweepComingIn, waitsFor } from './coming-in.server.ts'
import { listAttached } from './keep-attached.server.ts'
import { makeExport } from './make-export.server.ts'
import { recordFormat } from './record-schema.ts'
import { viewCopy } from './view-copy.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

let actor: PersonActor
let picture: Buffer
beforeEach(async () => {
  actor = await aPerson(db)
  const grey = { width: 64, height: 48, channels: 3, background: '#888' } as const
  picture ??= await sharp({ create: grey }).jpeg().toBuffer()
})

const operator = { name: 'P', contact: 'a', dataProtectionContact: 'b', origin: 'http://localhost' }
const passport = { id: 'their-file', document: 'passport', name: 'Passport.jpg' }

/** A copy as another Waymark makes it. */
function aCopy(told: Partial<Record<SectionName, object>>, more: Zippable = {}): Buffer {
  const section = (answers: object) => ({
    inForce: { version: 1, at: '2026-06-02T09:00:00.000Z', answers },
    waiting: []
  })
  const sections = Object.fromEntries(
    sectionNames.map((name) => [name, told[name] ? section(told[name]) : null])
  )
  const json = (value: unknown) => Buffer.from(JSON.stringify(value))
  return Buffer.from(
    zipSync({
      'record.json': json({ format: recordFormat, madeAt: '2026-06-02T09:00:00.000Z', sections }),
      'files.json': json([{ id: 'their-file', path: 'files/1.jpg', name: 'Passport.jpg', kind: 'paper' }]),
      'history.json': json({ format: 'waymark-history-2' }),
      ...more
    })
  )
}

async function hold(zip: Buffer): Promise<void> {
  await holdComingIn(
    db,
    actor,
    (async function* () {
      yield zip
    })()
  )
}

async function bring(zip: Buffer, ...chosen: SectionName[]) {
  await hold(zip)
  return bringIn(db, actor, chosen)
}

async function copyOf(whom: PersonActor): Promise<Buffer> {
  const cookies = aCookieJar()
  await startSession(db, cookies, whom.personId, 'own-phone')
  const zip = await makeExport(db, whom, (await findSignedIn(db, cookies))!, operator)
  return Buffer.concat(await Array.fromAsync(zip.chunks))
}

const documentOf = async (section: SectionName): Promise<SectionDocument | undefined> =>
  (await findOwnSection(db, actor, section))?.document

describe('files of a copy', () => {
  it('come in made safe, named by what they are called here, and once however often', async () => {
    const zip = aCopy(
      { 'id-documents': { passport: 'HAVE', copies: [passport] } },
      { 'files/1.jpg': picture }
    )
    expect(await bring(zip, 'id-documents')).toEqual({
      sections: { 'id-documents': 'saved' },
      filesLeftOut: 0
    })
    const [file] = (await listFiles(db, actor)).filter(({ type }) => type === 'image/jpeg')
    expect(await documentOf('id-documents')).toEqual({
      passport: 'HAVE',
      copies: [{ ...passport, id: file?.fileId }]
    })
    const bytes = Buffer.concat(await Array.fromAsync((await openFile(db, actor, file!.fileId)).chunks))
    expect((await sharp(bytes).metadata()).width).toBe(64)
    expect(await bring(zip, 'id-documents')).toMatchObject({ sections: { 'id-documents': 'same' } })
    expect((await listFiles(db, actor)).map(({ type }) => type).sort()).toEqual([
      'application/zip',
      'image/jpeg'
    ])
  })

  it('that are missing, or something else than they say, are left out and counted', async () => {
    const other = { ...passport, id: 'nowhere' }
    const zip = aCopy(
      { 'id-documents': { passport: 'HAVE', copies: [passport, other] } },
      { 'files/1.jpg': Buffer.from('<svg onload="alert(1)"/>') }
    )
    expect(await bring(zip, 'id-documents')).toMatchObject({ filesLeftOut: 2 })
    expect(await documentOf('id-documents')).toEqual({ passport: 'HAVE' })
  })

  it('for which there is no room leave nothing behind, and the copy waits on', async () => {
    const paper = { kind: 'paper', section: 'identity', name: 'a', type: 'image/jpeg' } as const
    const { fileId } = await keepFile(db, actor, { ...paper, bytes: Buffer.alloc(1) })
    const full = fileLimits.person - 100 // bytes
    await db.write(
      async (tx) => void (await tx.run(sql`UPDATE stored_file SET bytes = ${full} WHERE id = ${fileId}`))
    )
    const zip = aCopy(
      { 'id-documents': { copies: [passport] }, money: { bank: 'Own' } },
      { 'files/1.jpg': picture }
    )
    await expect(bring(zip, 'id-documents')).rejects.toMatchObject({ code: 'files-full' })
    expect(await documentOf('id-documents')).toBeUndefined()
    expect(await listFiles(db, actor)).toHaveLength(1)
    expect(await isComingIn(db, actor)).toBe(true)
  })
})

describe('a copy', () => {
  it('says what would become of each part before anything comes in', async () => {
    await saveSection(db, actor, 'identity', { legalName: 'Sam Carter' }, 0)
    await saveSection(db, actor, 'contact', { phone: '01632 960123' }, 0)
    await hold(
      aCopy({
        identity: { legalName: 'Sam Carter', placeOfBirth: 'Slough' },
        contact: { phone: '01632 960999' },
        work: { skills: 'Roofs' },
        health: { medicines: 'None' },
        family: { spoons: 7 }
      })
    )
    const { rows } = await viewCopy(db, actor)
    expect(Object.fromEntries(rows.map(({ section, state }) => [section, state]))).toEqual({
      identity: 'adds',
      contact: 'differs',
      work: 'new',
      health: 'yes-first',
      family: 'broken'
    })
    expect(await documentOf('work')).toBeUndefined()
  })

  it('keeps both answers where they differ, and asks once however often it comes in', async () => {
    await saveSection(db, actor, 'contact', { phone: '01632 960123' }, 0)
    const zip = aCopy({ contact: { phone: '01632 960999', email: 'sam@example.org' } })
    expect(await bring(zip, 'contact')).toMatchObject({ sections: { contact: 'waiting' } })
    const first = await findOwnSection(db, actor, 'contact')
    expect(first?.document).toEqual({ phone: '01632 960123' })
    expect(first?.waiting?.document).toEqual({ phone: '01632 960999', email: 'sam@example.org' })
    await bring(zip, 'contact')
    expect((await findOwnSection(db, actor, 'contact'))?.waiting?.version).toBe(first?.waiting?.version)
  })

  it('brings second answers that waited there, to be chosen here', async () => {
    const there = await aPerson(db)
    const first = await saveSection(db, there, 'contact', { phone: '01632 960123' }, 0)
    await saveSection(db, there, 'contact', { phone: '01632 960456' }, first.version)
    await saveSection(db, there, 'contact', { phone: '01632 960789' }, first.version)
    const copy = await copyOf(there)
    for (const time of ['once', 'twice']) {
      expect(await bring(copy, 'contact')).toMatchObject({
        sections: { contact: time === 'once' ? 'waiting' : 'same' }
      })
      const own = await findOwnSection(db, actor, 'contact')
      expect([own?.version, own?.document, own?.waiting?.document]).toEqual([
        1,
        { phone: '01632 960456' },
        { phone: '01632 960789' }
      ])
    }
  })

  it('brings in no special part before its own yes, and nothing else with it', async () => {
    const zip = aCopy({ health: { medicines: 'None' }, work: { skills: 'Roofs' } })
    await expect(bring(zip, 'health', 'work')).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await documentOf('work')).toBeUndefined()
    await saySectionYes(db, actor, 'health')
    expect(await bringIn(db, actor, ['health', 'work'])).toMatchObject({ sections: { health: 'saved' } })
  })

  it('never says here what was checked elsewhere', async () => {
    const badge = { id: 'b', verdict: 'checked', checkedOn: '2026-06-02', name: 'CSCS', issuer: 'CITB' }
    const zip = aCopy({ qualifications: { passed: [{ id: 'one', title: 'CSCS', badge }] } })
    await bring(zip, 'qualifications')
    expect(await documentOf('qualifications')).toEqual({ passed: [{ id: 'one', title: 'CSCS' }] })
    expect((await listAttached(db, actor)).map(({ name }) => name)).toEqual(['2026-06-02T09:00:00.000Z'])
  })

  it('brings in a day that lay ahead when it was told', async () => {
    await saySectionYes(db, actor, 'release')
    expect(await bring(aCopy({ release: { releaseDate: '2026-06-30' } }), 'release')).toMatchObject({
      sections: { release: 'saved' }
    })
  })

  it('brings in no part that does not fit, and none that is not in it', async () => {
    await hold(aCopy({ family: { spoons: 7 } }))
    await expect(bringIn(db, actor, ['family'])).rejects.toMatchObject({ code: 'bad-input' })
    await expect(bringIn(db, actor, ['work'])).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('of somebody else is nobody’s, and none comes in on a shared computer', async () => {
    await hold(aCopy({ work: { skills: 'Roofs' } }))
    const other = await aPerson(db)
    await expect(openComingIn(db, other)).rejects.toMatchObject({ code: 'not-found' })
    await expect(bringIn(db, { ...actor, way: 'kiosk' }, ['work'])).rejects.toMatchObject({
      code: 'not-allowed'
    })
  })

  it('waits for an hour, sealed, and is gone after it', async () => {
    await hold(
      aCopy({ work: { skills: 'Zq7Marked' } }, { 'Zq7Marked.txt': [Buffer.from('Zq7Marked'), { level: 0 }] })
    )
    const folder = join(db.dataDir, 'coming-in', 'files')
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes('Zq7Marked')).toBe(false)
    }
    db.clock.move(waitsFor)
    await expect(openComingIn(db, actor)).rejects.toMatchObject({ code: 'not-found' })
    await sweepComingIn(db)
    expect(await isComingIn(db, actor)).toBe(false)
  })
})

describe('what was taken away', () => {
  it('brings its badges, checked anew, and stays the same when it comes in again', async () => {
    const college = await anIssuer()
    trustIssuers([college])
    await saveSection(db, actor, 'identity', { legalName: 'Sam Carter' }, 0)
    await takeInBadge(db, actor, Buffer.from(await college.sign(aBadge(college))))
    const copy = await copyOf(actor)
    const verdicts = async () => {
      const passed = thingsIn<Item>((await documentOf('qualifications')) ?? {}, 'passed')
      return passed.map((item) => badgeOf(item)?.verdict)
    }
    const there = await verdicts()
    expect(there).toHaveLength(1)
    expect(await bring(copy, 'qualifications')).toMatchObject({ sections: { qualifications: 'same' } })
    actor = await aPerson(db)
    await bring(copy, 'identity', 'qualifications')
    expect(await verdicts()).toEqual(there)
    await bring(copy, 'identity', 'qualifications')
    expect(await verdicts()).toEqual(there)
    expect(await listBadgeIds(db, actor)).toHaveLength(1)
  })

  it('comes in again with its files, and what came in goes out again', async () => {
    const { fileId } = await keepFile(db, actor, {
      kind: 'paper',
      section: 'id-documents',
      name: 'Passport.jpg',
      type: 'image/jpeg',
      bytes: picture
    })
    await saveSection(db, actor, 'id-documents', { copies: [{ ...passport, id: fileId }] }, 0)
    const copy = await copyOf(actor)
    expect(await bring(copy, 'id-documents')).toMatchObject({ sections: { 'id-documents': 'same' } })
    actor = await aPerson(db)
    expect(await bring(copy, 'id-documents')).toEqual({
      sections: { 'id-documents': 'saved' },
      filesLeftOut: 0
    })
  })
})
