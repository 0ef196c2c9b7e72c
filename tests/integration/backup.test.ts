import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { joinCode, passkey, rateLimit, session } from '#lib/accounts/tables.server.ts'
import { findAccount } from '#lib/accounts/find-account.server.ts'
import { findSignedIn, startSession } from '#lib/accounts/sessions.server.ts'
import { findKeyHolder, makeCalendarKey } from '#lib/appointments/calendar-feed.server.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { resumeSharing } from '#lib/consent/pause-sharing.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { openDatabase, type Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { verifyAllHistories } from '#lib/ledger/verify-all.server.ts'
import { backUp, type BackedUp } from '#lib/operating/back-up.server.ts'
import { restoreBackup, type Restored } from '#lib/operating/restore-backup.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { recordSection } from '#lib/record/tables.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { askToDelete, findOwnClosing, keepEverything } from '#lib/take-away/ask-to-delete.server.ts'
import { deleteEverything } from '#lib/take-away/delete-everything.server.ts'
import { removeFile } from '#lib/vault/files/forget-files.server.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import { openFile } from '#lib/vault/files/own-files.server.ts'
import { noteRemovedPasskey } from '#lib/vault/removed-passkeys.server.ts'
import { aCookieJar } from '../support/cookies.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { aFolder } from '../support/folder.ts'
import { anOffer, anOrganisation, aPerson } from '../support/people.ts'
import { sharedStory } from '../support/sharing.ts'

const day = 24 * 60 * 60 * 1000 // ms

/** A folder for backups, the keyring of `db` in it, and an empty folder to restore into. */
function aShelf(db: TestDatabase) {
  const folder = aFolder()
  const keyringFile = join(folder.path, 'keyring.json')
  const { current, pepper, keyEncryptionKeys } = db.keyring
  const keys = Object.entries(keyEncryptionKeys).map(([id, key]) => [id, key.toString('base64')])
  const text = { current, pepper: pepper.toString('base64'), keyEncryptionKeys: Object.fromEntries(keys) }
  writeFileSync(keyringFile, JSON.stringify(text))
  const dataDir = join(folder.path, 'restored')
  const place = (name: string) => join(folder.path, name)
  return {
    place,
    dataDir,
    backUp: (name = 'monday'): Promise<BackedUp> => backUp(db, place(name)),
    restore: (name = 'monday'): Promise<Restored> =>
      restoreBackup({ file: place(name), dataDir, keyringFile, now: db.clock }),
    open: () => openDatabase({ dataDir, stamp: 'practice', keyring: db.keyring, now: db.clock }),
    [Symbol.dispose]: () => folder[Symbol.dispose]()
  }
}

async function reopened<T>(shelf: ReturnType<typeof aShelf>, look: (db: Database) => Promise<T>): Promise<T> {
  const db = await shelf.open()
  return look(db).finally(db.close)
}

describe('a backup', () => {
  it('brings back the same data, and every history verifies', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const { actor, viewer, ref } = await sharedStory(db)
    await readShared(db, viewer, ref)
    await shelf.backUp()
    expect(await shelf.restore()).toMatchObject({ checked: true, keysFile: shelf.place('monday.keys') })
    await reopened(shelf, async (restored) => {
      expect((await findOwnSection(restored, actor, 'contact'))?.document).toEqual({ phone: '01632 960123' })
      expect(await verifyAllHistories(restored)).toMatchObject({ people: 1, broken: [] })
    })
  })

  it('is the data of one moment, made while writes go on', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const pair = (i: number) =>
      db.write(async (tx) => {
        await tx.insert(rateLimit).values({ key: `left-${i}`, points: i })
        await tx.insert(rateLimit).values({ key: `right-${i}`, points: i })
      })
    let stop = false
    const keepWriting = async () => {
      for (let i = 0; !stop; i++) await pair(i).then(() => breathe())
    }
    await Promise.all([keepWriting(), shelf.backUp().finally(() => (stop = true))])
    await shelf.restore()
    const pairs = sql`SELECT count(*) AS size FROM rate_limit GROUP BY points ORDER BY points`
    const inBackup = await reopened(shelf, (restored) => restored.read.all<{ size: number }>(pairs))
    expect(inBackup.length).toBeGreaterThan(0)
    expect(inBackup.every(({ size }) => size === 2)).toBe(true)
    expect((await db.read.all(pairs)).length).toBeGreaterThan(inBackup.length)
  })

  it('finds offers by their words as before', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    await anOffer(db, await anOrganisation(db))
    await shelf.backUp()
    await shelf.restore()
    const found = sql`SELECT offer.title FROM offer_search JOIN offer ON offer.number = offer_search.rowid
      WHERE offer_search MATCH 'rooms'`
    expect(await reopened(shelf, (restored) => restored.read.all(found))).toEqual([
      { title: 'A room with support' }
    ])
  })

  it('holds no key, and only its owner can read it', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    await aPerson(db)
    await shelf.backUp()
    const { rows } = await db.keyStore.execute('SELECT wrapped FROM data_key')
    const wrapped = Buffer.from(rows[0]!.wrapped as ArrayBuffer)
    expect(readFileSync(shelf.place('monday')).includes(wrapped)).toBe(false)
    expect(readFileSync(shelf.place('monday.keys')).includes(wrapped)).toBe(true)
    for (const name of ['monday', 'monday.keys', 'monday.sha256']) {
      expect(statSync(shelf.place(name)).mode & 0o777, name).toBe(0o600)
    }
  })

  it('replaces the one before with its keys, and leaves nothing else behind', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    await shelf.backUp()
    await aPerson(db)
    await shelf.backUp()
    await shelf.restore()
    expect(readdirSync(shelf.place('.')).sort()).toEqual(
      ['keyring.json', 'monday', 'monday.keys', 'monday.sha256', 'restored'].sort()
    )
    expect(readdirSync(shelf.dataDir).sort()).toEqual(['keys.db', 'waymark.db'])
  })

  it('removes keys beside it that are older than 14 days', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    await shelf.backUp('old')
    db.clock.move(14 * day)
    expect((await shelf.backUp('middle')).removedKeys).toEqual([])
    db.clock.move(60_000)
    expect((await shelf.backUp('new')).removedKeys).toEqual([shelf.place('old.keys')])
    expect(existsSync(shelf.place('old'))).toBe(true)
  })

  it('does not write over a file of somebody else, nor where there is no folder', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    writeFileSync(shelf.place('letter.txt'), 'Dear Sam')
    await expect(shelf.backUp('letter.txt')).rejects.toThrow('something else than a backup')
    expect(readFileSync(shelf.place('letter.txt'), 'utf8')).toBe('Dear Sam')
    await expect(shelf.backUp('nowhere/monday')).rejects.toThrow('There is no folder')
    await expect(backUp(db, join(db.dataDir, 'copy'))).rejects.toThrow('Choose another folder')
  })
})

describe('the files of a backup', () => {
  const aPaper = (bytes: string) =>
    ({
      kind: 'paper',
      section: 'id-documents',
      name: 'a',
      type: 'image/jpeg',
      bytes: Buffer.from(bytes)
    }) as const
  const read = async (db: Database, actor: PersonActor, fileId: string) =>
    (await buffer((await openFile(db, actor, fileId)).chunks)).toString()

  it('come back sealed as they were, and those that were removed since do not', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const actor = await aPerson(db)
    const { fileId: kept } = await keepFile(db, actor, aPaper('kept'))
    const { fileId: removed } = await keepFile(db, actor, aPaper('removed'))
    expect(await shelf.backUp('monday')).toMatchObject({ files: 2, filesFolder: shelf.place('monday.files') })
    expect(readFileSync(join(shelf.place('monday.files'), kept)).includes('kept')).toBe(false)
    await removeFile(db, actor, removed)
    db.clock.move(day)
    await shelf.backUp('tuesday')
    await shelf.restore('monday')
    await reopened(shelf, async (restored) => {
      expect(await read(restored, actor, kept)).toBe('kept')
      await expect(openFile(restored, actor, removed)).rejects.toThrow('not-found')
    })
    expect(readdirSync(join(shelf.dataDir, 'files'))).toEqual([kept])
  })

  it('follow what is kept: the next backup leaves out what was removed, and copies what is new', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const actor = await aPerson(db)
    const { fileId: first } = await keepFile(db, actor, aPaper('first'))
    await shelf.backUp()
    await removeFile(db, actor, first)
    const { fileId: second } = await keepFile(db, actor, aPaper('second'))
    await shelf.backUp()
    expect(readdirSync(shelf.place('monday.files'))).toEqual([second])
  })

  it('are all there, or nothing is restored', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const { fileId } = await keepFile(db, await aPerson(db), aPaper('kept'))
    await shelf.backUp()
    truncateSync(join(shelf.place('monday.files'), fileId), 3)
    await expect(shelf.restore()).rejects.toThrow(/1 of the 1 files .* Nothing was restored/)
    expect(existsSync(shelf.dataDir)).toBe(false)
  })
})

describe('after a restore', () => {
  it('every sharing waits until its person resumes it', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const { actor, viewer, ref, consentId } = await sharedStory(db)
    await shelf.backUp()
    await stopSharing(db, actor, consentId) // which the backup does not know
    expect(await shelf.restore()).toMatchObject({ paused: 1 })
    await reopened(shelf, async (restored) => {
      await expect(readShared(restored, viewer, ref)).rejects.toMatchObject({ code: 'not-found' })
      expect((await listSharing(restored, actor))[0]).toMatchObject({ state: 'paused' })
      await resumeSharing(restored, actor, consentId)
      expect((await readShared(restored, viewer, ref)).sections).toHaveLength(2)
    })
  })

  it('nobody is signed in, no card works, and no address of a calendar opens', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const actor = await aPerson(db)
    const { personId } = actor
    const calendar = await makeCalendarKey(db, actor)
    const cookies = aCookieJar()
    await startSession(db, cookies, personId, 'own-phone')
    const code = { id: newId(), codeHash: 'x', accountId: personId, madeAt: 0, expiresAt: db.now() + day }
    await db.write(async (tx) => void (await tx.insert(joinCode).values(code)))
    await shelf.backUp()
    await shelf.restore()
    await reopened(shelf, async (restored) => {
      expect(await findSignedIn(restored, cookies)).toBeNull()
      expect(await restored.read.$count(session)).toBe(0)
      expect(await restored.read.$count(joinCode)).toBe(0)
      await expect(findKeyHolder(restored, calendar, '192.0.2.1')).rejects.toThrow('not-found')
    })
  })

  it('a passkey that was removed since is removed again', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const { personId } = await aPerson(db)
    const key = { accountId: personId, publicKey: Buffer.from('k'), counter: 0, transports: [], createdAt: 0 }
    for (const id of ['lost-phone', 'own-phone'])
      await db.write(async (tx) => void (await tx.insert(passkey).values({ id, ...key })))
    await shelf.backUp('monday')
    await noteRemovedPasskey(db, 'lost-phone', db.now())
    db.clock.move(day)
    await shelf.backUp('tuesday')
    await shelf.restore('monday')
    const left = await reopened(shelf, (restored) => restored.read.select({ id: passkey.id }).from(passkey))
    expect(left).toEqual([{ id: 'own-phone' }])
  })

  it('whoever took everything back opens nowhere, from any older backup with the newest keys', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const { actor, viewer, ref } = await sharedStory(db)
    await shelf.backUp('monday')
    await takeBack(db, actor)
    db.clock.move(day)
    await shelf.backUp('tuesday')
    expect(await shelf.restore('monday')).toMatchObject({ keysFile: shelf.place('tuesday.keys'), paused: 0 })
    await reopened(shelf, async (restored) => {
      await expect(findOwnSection(restored, actor, 'contact')).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(readShared(restored, viewer, ref)).rejects.toMatchObject({ code: 'not-found' })
      expect(await restored.read.$count(recordSection)).toBe(0)
      expect(await verifyAllHistories(restored)).toMatchObject({ broken: [] })
    })
  })
})

describe('somebody who was deleted', () => {
  it('is nobody in any older backup with the newest keys: no way in, no record, no sharing', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const { actor, viewer, ref } = await sharedStory(db)
    const { personId: accountId } = actor
    const key = { accountId, publicKey: Buffer.from('k'), counter: 0, transports: [], createdAt: 0 }
    await db.write(async (tx) => void (await tx.insert(passkey).values({ id: 'own-phone', ...key })))
    await shelf.backUp('monday')
    await deleteEverything(db, accountId)
    db.clock.move(day)
    await shelf.backUp('tuesday')
    expect(await shelf.restore('monday')).toMatchObject({ keysFile: shelf.place('tuesday.keys'), paused: 0 })
    await reopened(shelf, async (restored) => {
      expect(await findAccount(restored, accountId)).toBeNull()
      expect(await restored.read.$count(passkey)).toBe(0)
      await expect(findOwnSection(restored, actor, 'contact')).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(readShared(restored, viewer, ref)).rejects.toMatchObject({ code: 'not-found' })
      expect(await restored.read.$count(recordSection)).toBe(0)
      expect(await verifyAllHistories(restored)).toMatchObject({ broken: [] })
    })
  })

  it('or who asked, or changed their mind, after the backup has done so in it, too', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    const [asks, keeps] = [await aPerson(db), await aPerson(db)]
    await askToDelete(db, keeps)
    await shelf.backUp('monday')
    await askToDelete(db, asks)
    await keepEverything(db, keeps)
    db.clock.move(day)
    await shelf.backUp('tuesday')
    await shelf.restore('monday')
    await reopened(shelf, async (restored) => {
      expect(await findOwnClosing(restored.read, asks)).toEqual(await findOwnClosing(db.read, asks))
      expect(await findOwnClosing(restored.read, keeps)).toBeNull()
      db.clock.move(6 * day)
      expect((await findAccount(restored, asks.personId))?.hats).toEqual([])
      expect((await findAccount(restored, keeps.personId))?.hats).toEqual(['person'])
    })
  })
})

describe('a restore refuses', () => {
  it.each([
    ['one changed byte', (file: string) => flip(file, 5000)],
    ['a file cut short', (file: string) => truncateSync(file, statSync(file).size - 4096)],
    ['a file that is empty', (file: string) => truncateSync(file, 0)]
  ])('%s, and leaves the folder empty', async (_what, spoil) => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    await shelf.backUp()
    spoil(shelf.place('monday'))
    await expect(shelf.restore()).rejects.toThrow(/is damaged\. Nothing was restored/)
    expect(existsSync(shelf.dataDir)).toBe(false)
  })

  it('a file cut short, also when its checksum is lost', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    await shelf.backUp()
    rmSync(shelf.place('monday.sha256'))
    truncateSync(shelf.place('monday'), statSync(shelf.place('monday')).size - 4096)
    await expect(shelf.restore()).rejects.toThrow(/is damaged\. Nothing was restored/)
    await shelf.backUp()
    rmSync(shelf.place('monday.sha256'))
    expect(await shelf.restore()).toMatchObject({ checked: false })
  })

  it('a folder that holds something', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    await shelf.backUp()
    await shelf.restore()
    await expect(shelf.restore()).rejects.toThrow('holds keys.db, waymark.db. Nothing was changed.')
  })

  it('a file that is something else, or not there', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    writeFileSync(shelf.place('letter.txt'), 'Dear Sam')
    await expect(shelf.restore('letter.txt')).rejects.toThrow('is no backup of Waymark')
    await expect(shelf.restore('nothing')).rejects.toThrow('There is no backup at')
    await shelf.backUp()
    await expect(shelf.restore('monday.keys')).rejects.toThrow('is no backup of Waymark')
  })

  it('keys of another Waymark', async () => {
    await using db = await openTestDatabase()
    await using other = await openTestDatabase()
    using shelf = aShelf(db)
    using others = aShelf(other)
    await aPerson(db)
    await shelf.backUp()
    await others.backUp()
    writeFileSync(shelf.place('monday.keys'), readFileSync(others.place('monday.keys')))
    await expect(shelf.restore()).rejects.toThrow('is not the key file of this backup')
  })

  it('a keyring without the key that the data needs', async () => {
    await using db = await openTestDatabase()
    using shelf = aShelf(db)
    await aPerson(db)
    await shelf.backUp()
    writeFileSync(
      shelf.place('keyring.json'),
      readFileSync(shelf.place('keyring.json'), 'utf8').replaceAll('kek-test', 'kek-2')
    )
    await expect(shelf.restore()).rejects.toThrow('does not hold key kek-test')
    expect(existsSync(shelf.dataDir)).toBe(false)
  })
})

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at]! ^= 0xff // inside the file: a backup has many pages
  writeFileSync(file, bytes)
}
