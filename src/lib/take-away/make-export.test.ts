import { sql } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { PersonActor, SignedIn } from '#lib/access/actors.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { openDoor } from '#lib/door/open-door.server.ts'
import { startSession, findSignedIn } from '#lib/accounts/sessions.server.ts'
import { parseHistoryFile } from '#lib/ledger/history-file.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import { sendComplaint } from '#lib/voice/send-complaint.server.ts'
import { aCookieJar } from '../../../tests/support/cookies.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'
import { makeExport } from './make-export.server.ts'

const operator = {
  name: 'Partnership',
  contact: 'a@example.org',
  dataProtectionContact: 'b@example.org',
  origin: 'http://localhost'
}

async function signedInAs(db: TestDatabase, { personId, way }: PersonActor): Promise<SignedIn> {
  const cookies = aCookieJar()
  await startSession(db, cookies, personId, way)
  return (await findSignedIn(db, cookies))!
}

type Opened = Readonly<Record<string, Uint8Array>>

async function taken(db: TestDatabase, actor: PersonActor): Promise<Opened> {
  const zip = await makeExport(db, actor, await signedInAs(db, actor), operator)
  const all = Buffer.concat(await Array.fromAsync(zip.chunks))
  expect(all.length).toBe(zip.bytes)
  return unzipSync(all)
}

const read = (files: Opened, name: string) => JSON.parse(Buffer.from(files[name]!).toString()) as never

describe('a copy of everything', () => {
  it('holds each section as it is, as it was, and what waits', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    const first = await saveSection(db, actor, 'identity', { legalName: 'Sam Carter' }, 0)
    await saveSection(db, actor, 'identity', { legalName: 'Samuel Carter' }, first.version)
    await saveSection(db, actor, 'identity', { legalName: 'S. Carter' }, first.version)
    const files = await taken(db, actor)
    const { sections } = read(files, 'record.json') as { sections: Record<string, unknown> }
    expect(sections.contact).toBeNull()
    expect(sections.identity).toMatchObject({
      inForce: { version: 2, answers: { legalName: 'Samuel Carter' } },
      waiting: [{ version: 3, answers: { legalName: 'S. Carter' } }]
    })
    expect(read(files, 'record-before.json')).toMatchObject({
      versions: [{ section: 'identity', version: 1, standing: 'kept', answers: { legalName: 'Sam Carter' } }],
      leftOut: 0
    })
  })

  it('holds the files, byte by byte, and says what each is', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    const bytes = Buffer.alloc(100_000, 'scan')
    const paper = { kind: 'paper', section: 'id-documents', type: 'image/jpeg' } as const
    await keepFile(db, actor, { ...paper, name: '../../Birth\u202e "certificate".jpg', bytes })
    const files = await taken(db, actor)
    const path = 'files/1 Birth certificate.jpg'
    expect(read(files, 'files.json')).toMatchObject([{ path, bytes: 100_000, section: 'id-documents' }])
    expect(Buffer.from(files[path]!).equals(bytes)).toBe(true)
  })

  it('holds who looked, what was agreed, and what the person told beside their record', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, viewer, ref, consentId } = await sharedStory(db)
    await readShared(db, viewer, ref)
    await sendComplaint(db, actor, { key: 'a'.repeat(22), words: 'I did not expect this.', row: null })
    await stopSharing(db, actor, consentId)
    const files = await taken(db, actor)
    expect(Object.keys(files).sort()).toEqual(
      [
        ...['README.txt', 'account.json', 'complaints.json', 'files.json', 'history.json', 'interests.json'],
        ...[
          'appointments.json',
          'kept-offers.json',
          'people.json',
          `agreed/${consentId}.jsonld`,
          'record-before.json',
          'record.json'
        ],
        ...['cv.json', 'record.schema.json'],
        ...['requests.json', 'seen-by.json', 'sharing.json', 'suggestions.json']
      ].sort()
    )
    expect(parseHistoryFile(read(files, 'history.json'))?.rows.length).toBeGreaterThan(2)
    expect(read(files, `agreed/${consentId}.jsonld`)).toHaveProperty('proof')
    expect(JSON.stringify(read(files, 'complaints.json'))).toContain('I did not expect this.')
    expect(read(files, 'sharing.json')).toMatchObject({
      sharing: [{ with: 'Connect Housing', state: 'withdrawn' }]
    })
    expect(JSON.stringify(read(files, 'sharing.json'))).not.toContain(viewer.accountId)
  })

  it('is byte for byte the same whatever is kept behind the private door', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, at } = await sharedStory(db)
    const unsigned = async () =>
      Object.fromEntries(
        Object.entries(await taken(db, actor)).map(([name, bytes]) => [
          name,
          Buffer.from(bytes)
            .toString()
            .replaceAll(/"signature": ?"[^"]+"/g, '')
        ])
      )
    const before = await unsigned()
    const signedIn = await signedInAs(db, actor)
    await openDoor(db, signedIn, '471108')
    const room = await roomOf(db, signedIn)
    await giveTo(db, { kind: 'person', personId: room, way: 'own-phone', roomOf: actor.personId }, at)
    expect(await unsigned()).toEqual(before)
  })

  it('is made for nobody else, on no shared computer, and not before a yes', async () => {
    await using db = await openTestDatabase({ memory: true })
    const [sam, jay] = [await aPerson(db), await aPerson(db)]
    await saveSection(db, sam, 'identity', { legalName: 'Sam Carter' }, 0)
    expect(JSON.stringify(read(await taken(db, jay), 'record.json'))).not.toContain('Sam Carter')
    const kiosk = { ...sam, way: 'kiosk' } as const
    const signedIn = await signedInAs(db, kiosk)
    await expect(makeExport(db, kiosk, signedIn, operator)).rejects.toMatchObject({ code: 'not-allowed' })
    const nobody = { ...sam, personId: 'nobody' }
    await expect(makeExport(db, nobody, signedIn, operator)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

async function roomOf(db: TestDatabase, { accountId }: SignedIn): Promise<string> {
  const [room] = await db.read.all<{ id: string }>(sql`SELECT id FROM person WHERE room_of = ${accountId}`)
  return room!.id
}
