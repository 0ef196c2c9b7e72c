import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { removeFile } from '#lib/vault/files/forget-files.server.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import { newRef } from '#lib/database/new-id.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aConfirmedTie, historyOf, shareWith } from '../../../tests/support/family.ts'
import { aPerson, aWorker } from '../../../tests/support/people.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { blockRecipient } from './block-recipient.server.ts'
import { freezeSharing } from './freeze-sharing.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { readSharedFile } from './read-shared-file.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { sharingThread } from './tables.server.ts'
import { endOfDay } from './until.server.ts'
import { eq } from 'drizzle-orm'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const bytes = Buffer.from('a copy of a passport')

async function aFile(actor: PersonActor, section: SectionName = 'id-documents'): Promise<string> {
  const file = { kind: 'paper', section, name: 'passport.jpg', type: 'image/jpeg' } as const
  return (await keepFile(db, actor, { ...file, bytes })).fileId
}

async function nameFiles(actor: PersonActor, ...ids: string[]): Promise<void> {
  const own = await findOwnSection(db, actor, 'id-documents')
  const copies = ids.map((id) => ({ id, document: 'passport', name: 'passport.jpg' }))
  await saveSection(db, actor, 'id-documents', { passport: 'HAVE', copies }, own?.version ?? 0)
}

interface FileStory extends SharedStory {
  readonly fileId: string
  /** Opens it as Anna, or as somebody else, or another file or section. */
  readonly open: (how?: { as?: WorkerActor; section?: string; id?: string; at?: string }) => Promise<string>
}

/** Sam shares documents with Connect Housing, where Anna helps; a copy of the passport is one of them. */
async function story(): Promise<FileStory> {
  const made = await sharedStory(db)
  const fileId = await aFile(made.actor)
  await nameFiles(made.actor, fileId)
  db.clock.move(1000)
  const { consentId } = await giveTo(db, made.actor, made.at, ['contact', 'id-documents'])
  const open: FileStory['open'] = async ({
    as = made.viewer,
    section = 'id-documents',
    id = fileId,
    at = made.ref
  } = {}) => (await buffer((await readSharedFile(db, as, at, section, id)).chunks)).toString()
  return { ...made, consentId, fileId, open }
}

describe('a file that is shared', () => {
  it('opens for the worker who helps, with one line in the history before a byte leaves', async () => {
    const { actor, viewer, ref, fileId, consentId, open } = await story()
    const before = (await historyOf(db, actor)).length
    const opened = await readSharedFile(db, viewer, ref, 'id-documents', fileId)
    const rows = await historyOf(db, actor)
    expect(rows).toHaveLength(before + 1)
    expect(rows[0]?.detail).toMatchObject({
      what: 'opened-file',
      allowed: true,
      sections: ['id-documents'],
      consent: consentId,
      actor: { kind: 'worker', name: 'Anna' }
    })
    expect(opened).toMatchObject({ name: 'passport.jpg', type: 'image/jpeg', bytes: bytes.length })
    expect(await open()).toBe(bytes.toString())
  })

  it('is the one of the version that is shared: a frozen one stays open while the file is kept', async () => {
    const { actor, consentId, fileId, open } = await story()
    await freezeSharing(db, actor, consentId)
    const later = await aFile(actor)
    await nameFiles(actor, later)
    expect(await open()).toBe(bytes.toString())
    await expect(open({ id: later })).rejects.toThrow('not-found')
    await removeFile(db, actor, fileId)
    await expect(open()).rejects.toThrow('not-found')
  })

  it.each<[string, (story: FileStory) => Promise<unknown>]>([
    ['another worker of the service', async ({ at, open }) => open({ as: await aWorker(db, at, 'Ben') })],
    ['a reference that is nobody’s', ({ open }) => open({ at: newRef() })],
    ['another section that is shared', ({ open }) => open({ section: 'contact' })],
    ['a section that is not shared', ({ open }) => open({ section: 'letter' })],
    ['a word that is no section', ({ open }) => open({ section: 'constructor' })],
    ['a file that is nobody’s', ({ open }) => open({ id: newRef() })],
    ['a file that no section names', async ({ actor, open }) => open({ id: await aFile(actor) })],
    [
      'a file of somebody else, even when this person’s section names it',
      async ({ actor, fileId, open }) => {
        const id = await aFile(await aPerson(db))
        await nameFiles(actor, fileId, id)
        return open({ id })
      }
    ],
    [
      'a file of a section that is not shared, even when one that is names it',
      async ({ actor, fileId, open }) => {
        const id = await aFile(actor, 'work')
        await nameFiles(actor, fileId, id)
        return open({ id })
      }
    ],
    [
      'a file that was taken out of the section',
      async ({ actor, open }) => {
        await nameFiles(actor, await aFile(actor))
        return open()
      }
    ],
    [
      'a file that was removed',
      async ({ actor, fileId, open }) => {
        await removeFile(db, actor, fileId)
        return open()
      }
    ],
    [
      'sharing that was stopped',
      async ({ actor, consentId, open }) => {
        await stopSharing(db, actor, consentId)
        return open()
      }
    ],
    [
      'sharing that is paused',
      async ({ actor, consentId, open }) => {
        await pauseSharing(db, actor, consentId)
        return open()
      }
    ],
    [
      'sharing that is over',
      async ({ untilDate, open }) => {
        db.clock.set(endOfDay(untilDate))
        return open()
      }
    ],
    [
      'a service that is blocked',
      async ({ actor, at, open }) => {
        const party = { kind: 'organisation', organisationId: at.id, organisation: at.name } as const
        await blockRecipient(db, actor, { kind: 'organisation', id: at.id }, party)
        return open()
      }
    ]
  ])('stays shut for %s', async (_, attempt) => {
    const made = await story()
    const before = (await historyOf(db, made.actor)).filter(
      ({ detail }) => detail?.what === 'opened-file'
    ).length
    await expect(attempt(made)).rejects.toMatchObject({ code: 'not-found' })
    const opened = (await historyOf(db, made.actor)).filter(({ detail }) => detail?.what === 'opened-file')
    expect(opened).toHaveLength(before)
  })

  it('stays shut for family and friends, who may see how far the papers are', async () => {
    const { actor, fileId } = await story()
    const { supporterId, rosa } = await aConfirmedTie(db, actor)
    await shareWith(db, actor, supporterId, ['id-documents'])
    const [thread] = await db.read
      .select()
      .from(sharingThread)
      .where(eq(sharingThread.supporterId, supporterId))
    await expect(readSharedFile(db, rosa, thread!.ref, 'id-documents', fileId)).rejects.toThrow('not-found')
  })
})
