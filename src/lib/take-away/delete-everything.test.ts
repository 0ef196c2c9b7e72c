import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { PersonActor, WorkerActor } from '#lib/access/actors.ts'
import { addHat } from '#lib/accounts/add-hat.server.ts'
import { dropClosing } from '#lib/accounts/closing.server.ts'
import { findAccount } from '#lib/accounts/find-account.server.ts'
import { findSignedIn, startSession } from '#lib/accounts/sessions.server.ts'
import { account, joinCode, passkey, session } from '#lib/accounts/tables.server.ts'
import { listEndings } from '#lib/consent/list-endings.server.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { takeOn } from '#lib/consent/take-on.server.ts'
import { openDoor } from '#lib/door/open-door.server.ts'
import { privateRoom } from '#lib/door/tables.server.ts'
import { verifyAllHistories } from '#lib/ledger/verify-all.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { noteClosedAccount } from '#lib/vault/closed-accounts.server.ts'
import { listOnDisk } from '#lib/vault/files/disk.server.ts'
import { keepFile } from '#lib/vault/files/keep-file.server.ts'
import { aCookieJar } from '../../../tests/support/cookies.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, aPerson } from '../../../tests/support/people.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'
import { askToDelete, findOwnClosing, keepEverything } from './ask-to-delete.server.ts'
import { deleteEverything } from './delete-everything.server.ts'
import { deleteWhoIsDue, replayClosings } from './finish-closings.server.ts'
import { listToBeTold } from './list-to-be-told.server.ts'

const hour = 3_600_000 // ms
const day = 24 * hour

async function signIn(db: TestDatabase, { personId }: PersonActor) {
  const cookies = aCookieJar()
  await startSession(db, cookies, personId, 'own-phone')
  return { isIn: async () => (await findSignedIn(db, cookies)) !== null, cookies }
}

/** A name, a passphrase, a passkey and a card. */
async function waysIn(db: TestDatabase, { personId: accountId }: PersonActor): Promise<void> {
  const now = db.now()
  await db.write(async (tx) => {
    await tx
      .update(account)
      .set({ signInName: 'green-kettle', passphraseHash: 'x' })
      .where(sql`id = ${accountId}`)
    await tx.insert(passkey).values({
      id: 'phone',
      accountId,
      publicKey: Buffer.from('k'),
      counter: 0,
      transports: [],
      createdAt: now
    })
    await tx
      .insert(joinCode)
      .values({ id: 'card', codeHash: 'c', accountId, madeAt: now, expiresAt: now + 99 * day })
  })
}

/** Lets the hours pass as a running server does: it looks every hour. */
async function pass(db: TestDatabase, hours: number): Promise<number> {
  let deleted = 0
  for (let i = 0; i < hours; i++) {
    db.clock.move(hour)
    deleted += await deleteWhoIsDue(db)
  }
  return deleted
}

/** Tables in which this id stands anywhere. */
async function tablesAbout(db: TestDatabase, id: string): Promise<string[]> {
  const tables = await db.read.all<{ name: string }>(sql`
    SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name`)
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await db.read.all(sql`SELECT * FROM ${sql.identifier(name)}`)
    if (JSON.stringify(rows).includes(id)) found.push(name)
  }
  return found
}

async function isDenied(db: TestDatabase, viewer: WorkerActor, ref: string): Promise<void> {
  await expect(readShared(db, viewer, ref)).rejects.toMatchObject({ code: 'not-found' })
}

describe('asking to be deleted', () => {
  it('lets nobody see anything from then on, and deletes after seven days', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, viewer, ref } = await sharedStory(db)
    await deleteWhoIsDue(db)
    await askToDelete(db, actor)
    await isDenied(db, viewer, ref)
    expect((await findOwnSection(db, actor, 'contact'))?.document).toEqual({ phone: '01632 960123' })
    expect(await pass(db, 7 * 24 - 1)).toBe(0)
    expect(await pass(db, 1)).toBe(1)
    await expect(findOwnSection(db, actor, 'contact')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('is taken back with one tap until the last moment, and sharing waits for the person', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, viewer, ref } = await sharedStory(db)
    await askToDelete(db, actor)
    db.clock.move(7 * day - 1)
    await keepEverything(db, actor)
    await keepEverything(db, actor)
    db.clock.move(30 * day)
    expect(await findOwnClosing(db.read, actor)).toBeNull()
    await replayClosings(db)
    expect(await findOwnClosing(db.read, actor)).toBeNull()
    await isDenied(db, viewer, ref)
    expect((await findOwnSection(db, actor, 'contact'))?.document).toEqual({ phone: '01632 960123' })
  })

  it('is not forgotten by a backup from before it', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    await askToDelete(db, actor)
    const asked = await findOwnClosing(db.read, actor)
    await db.write((tx) => dropClosing(tx, actor.personId))
    await replayClosings(db)
    expect(await findOwnClosing(db.read, actor)).toEqual(asked)
  })

  it('twice puts nothing off', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    await askToDelete(db, actor)
    const first = await findOwnClosing(db.read, actor)
    db.clock.move(day)
    await askToDelete(db, actor)
    expect(await findOwnClosing(db.read, actor)).toEqual(first)
  })

  it('counts from the millisecond on, also when nothing carried it out', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    const { isIn } = await signIn(db, actor)
    await askToDelete(db, actor)
    db.clock.move(7 * day - 1)
    expect(await isIn()).toBe(true)
    expect((await findAccount(db, actor.personId))?.hats).toEqual(['person'])
    db.clock.move(1)
    expect(await isIn()).toBe(false)
    expect((await findAccount(db, actor.personId))?.hats).toEqual([])
  })

  it('destroys nothing for a day after the clock made a step, and lets nobody in meanwhile', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    const hats = async () => (await findAccount(db, actor.personId))?.hats
    await deleteWhoIsDue(db)
    await askToDelete(db, actor)
    db.clock.move(8 * day)
    expect(await deleteWhoIsDue(db)).toBe(0)
    expect(await hats()).toEqual([])
    db.clock.move(-8 * day)
    expect(await deleteWhoIsDue(db)).toBe(0)
    expect(await hats()).toEqual(['person'])
    expect(await pass(db, 7 * 24 - 1)).toBe(0)
    expect(await pass(db, 1)).toBe(1)
  })

  it('says which services will be told, each once, and never of family or the private door', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, at } = await sharedStory(db)
    await giveTo(db, actor, at, ['goals'], { purpose: 'work' })
    expect(await listToBeTold(db, actor)).toEqual(['Connect Housing'])
    expect(await listToBeTold(db, await aPerson(db))).toEqual([])
  })
})

describe('deleting', () => {
  it('leaves no way in, no record, no file and no room', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor } = await sharedStory(db)
    await waysIn(db, actor)
    const { isIn, cookies } = await signIn(db, actor)
    await openDoor(db, (await findSignedIn(db, cookies))!, '471108')
    const file = { kind: 'paper', section: 'id-documents', type: 'image/jpeg', name: 'Scan' } as const
    await keepFile(db, actor, { ...file, bytes: Buffer.alloc(1000) })
    await deleteEverything(db, actor.personId)
    expect(await isIn()).toBe(false)
    expect(await findAccount(db, actor.personId)).toBeNull()
    for (const table of [passkey, joinCode, session, privateRoom]) expect(await db.read.$count(table)).toBe(0)
    expect(await listOnDisk(db.dataDir)).toEqual([])
    const names = await db.read.all(sql`SELECT sign_in_name FROM account WHERE sign_in_name IS NOT NULL`)
    expect(names).toEqual([])
    const { rows } = await db.keyStore.execute({
      sql: 'SELECT 1 FROM data_key WHERE owner_id = ?',
      args: [actor.personId]
    })
    expect(rows).toEqual([])
    await expect(findOwnSection(db, actor, 'contact')).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('leaves of a person what the page says, and no more', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, viewer, ref } = await sharedStory(db)
    await readShared(db, viewer, ref)
    await askToDelete(db, actor)
    db.clock.move(hour)
    await deleteEverything(db, actor.personId)
    // An id, what was shared with whom until when, and a chain that says nothing.
    const left = ['account', 'hat', 'person', 'consent', 'consent_event', 'person_sharing', 'sharing_thread']
    expect(await tablesAbout(db, actor.personId)).toEqual([...left, 'erasure', 'history_row'].toSorted())
    const { rows } = await db.keyStore.execute('SELECT owner_id FROM closing')
    expect(rows).toEqual([])
  })

  it('ends all sharing, which the service is told once, and leaves a history that says nothing', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, viewer, ref } = await sharedStory(db)
    await readShared(db, viewer, ref)
    db.clock.move(hour)
    await deleteEverything(db, actor.personId)
    await deleteEverything(db, actor.personId)
    await isDenied(db, viewer, ref)
    expect(await listEndings(db, viewer)).toHaveLength(1)
    expect(await verifyAllHistories(db)).toMatchObject({ broken: [] })
    expect(await listSharing(db, actor)).toEqual([])
  })

  it('leaves somebody who is something else here, too, their way in for that', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    await db.write((tx, now) => addHat(tx, actor.personId, 'supporter', now))
    await waysIn(db, actor)
    const { isIn } = await signIn(db, actor)
    await askToDelete(db, actor)
    db.clock.move(7 * day)
    expect(await isIn()).toBe(true)
    expect((await findAccount(db, actor.personId))?.hats).toEqual(['supporter'])
    await deleteEverything(db, actor.personId)
    expect(await isIn()).toBe(false)
    const left = await findAccount(db, actor.personId)
    expect(left).toMatchObject({ signInName: 'green-kettle', hats: ['supporter'] })
    expect(await db.read.$count(passkey)).toBe(1)
  })

  it('is there for somebody who never said yes to keeping anything', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = { kind: 'person', personId: await anAccount(db, 'person'), way: 'own-phone' } as const
    await askToDelete(db, actor)
    await keepEverything(db, actor)
    expect((await findAccount(db, actor.personId))?.hats).toEqual(['person'])
    expect(await listToBeTold(db, actor)).toEqual([])
    await deleteEverything(db, actor.personId)
    expect(await findAccount(db, actor.personId)).toBeNull()
  })

  it('ends what is shared behind the private door as well', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, at, viewer } = await sharedStory(db)
    const { cookies } = await signIn(db, actor)
    await openDoor(db, (await findSignedIn(db, cookies))!, '471108')
    const [room] = await db.read.all<{ id: string }>(
      sql`SELECT id FROM person WHERE room_of = ${actor.personId}`
    )
    const inside = { ...actor, personId: room!.id, roomOf: actor.personId }
    const { threadRef } = await giveTo(db, inside, at, ['contact'], { purpose: 'work' })
    await takeOn(db, viewer, threadRef, '')
    expect((await readShared(db, viewer, threadRef)).sections).toHaveLength(1)
    await askToDelete(db, actor)
    await isDenied(db, viewer, threadRef)
    db.clock.move(hour)
    await deleteEverything(db, actor.personId)
    await isDenied(db, viewer, threadRef)
    expect((await listEndings(db, viewer)).map(({ ref }) => ref)).toContain(threadRef)
  })

  it('leaves everybody else as they were', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { viewer, ref } = await sharedStory(db)
    const other = await aPerson(db)
    await deleteEverything(db, other.personId)
    expect((await readShared(db, viewer, ref)).sections.length).toBeGreaterThan(0)
    expect(await findAccount(db, await anAccount(db, 'worker'))).not.toBeNull()
  })

  it('cut off after it was noted is finished at the next start', async () => {
    await using db = await openTestDatabase({ memory: true })
    const actor = await aPerson(db)
    const { isIn } = await signIn(db, actor)
    await noteClosedAccount(db, actor.personId, db.now())
    await replayClosings(db)
    expect(await isIn()).toBe(false)
    expect(await findAccount(db, actor.personId)).toBeNull()
  })
})
