import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { aPerson } from '../../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { finishErasures } from '#lib/record/finish-erasures.server.ts'
import { keepNotice } from '#lib/record/keep-notice.server.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { sectionYes } from '#lib/record/tables.server.ts'
import { takeBackSection } from '#lib/record/take-back-section.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { destroyDataKey } from '#lib/vault/data-keys.server.ts'
import { noteErasedSection } from '#lib/vault/erased-sections.server.ts'
import { storedFile } from '../tables.server.ts'
import { filesFolder, listOnDisk } from './disk.server.ts'
import { keepFile } from './keep-file.server.ts'
import { listFiles } from './own-files.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

async function kept(actor: PersonActor, section: SectionName = 'id-documents'): Promise<string> {
  const file = { kind: 'paper', section, name: 'a', type: 'image/jpeg', bytes: Buffer.from('b') } as const
  return (await keepFile(db, actor, file)).fileId
}

async function aPersonWithStory(): Promise<PersonActor> {
  const actor = await aPerson(db)
  await db.write(async (tx, now) => {
    const noticeSha256 = await keepNotice(tx, { language: 'en', version: '1', text: 'yes' }, now)
    const yes = { id: actor.personId, personId: actor.personId, section: 'story', noticeSha256, givenAt: now }
    await tx.insert(sectionYes).values(yes)
  })
  return actor
}

describe('files that must not be there any more', () => {
  it('go with everything when that is taken back', async () => {
    const [sam, jay] = [await aPerson(db), await aPerson(db)]
    const [hers, his] = [await kept(jay), await kept(sam)]
    await takeBack(db, sam)
    expect(await db.read.$count(storedFile, eq(storedFile.id, his))).toBe(0)
    expect(await listOnDisk(db.dataDir)).not.toContain(his)
    expect(await listOnDisk(db.dataDir)).toContain(hers)
  })

  it('go with their section when its yes is taken back, and no others do', async () => {
    const sam = await aPersonWithStory()
    const [voice, paper] = [await kept(sam, 'story'), await kept(sam)]
    await takeBackSection(db, sam, 'story')
    expect((await listFiles(db, sam)).map(({ fileId }) => fileId)).toEqual([paper])
    expect(await listOnDisk(db.dataDir)).not.toContain(voice)
  })

  it('go at the next start after a crash in between, or when a backup brought them back', async () => {
    const sam = await aPersonWithStory()
    const [voice, removed, paper] = [await kept(sam, 'story'), await kept(sam), await kept(sam)]
    await noteErasedSection(db, {
      ownerId: sam.personId,
      section: 'story',
      erasedUpTo: 0,
      erasedAt: db.now()
    })
    const [row] = await db.read.select().from(storedFile).where(eq(storedFile.id, removed))
    await destroyDataKey(db, sam.personId, row!.dataKeyId, db.now())
    writeFileSync(join(filesFolder(db.dataDir), 'begun.new'), 'x')
    mkdirSync(join(filesFolder(db.dataDir), 'a folder', 'in it'), { recursive: true })
    await finishErasures(db)
    expect((await listFiles(db, sam)).map(({ fileId }) => fileId)).toEqual([paper])
    const left = await listOnDisk(db.dataDir)
    expect([voice, removed, 'begun.new', 'a folder'].filter((name) => left.includes(name))).toEqual([])
    expect(left).toContain(paper)
  })
})
