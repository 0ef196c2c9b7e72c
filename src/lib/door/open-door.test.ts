import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor, SignedIn } from '#lib/access/actors.ts'
import { session } from '#lib/accounts/tables.server.ts'
import { blockRecipient, unblockRecipient } from '#lib/consent/block-recipient.server.ts'
import { startDraft } from '#lib/consent/start-draft.server.ts'
import { listPeople } from '#lib/consent/list-people.server.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { pauseEverything } from '#lib/consent/pause-everything.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { takeOn } from '#lib/consent/take-on.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { exportHistory } from '#lib/ledger/own-history.server.ts'
import { finishErasures } from '#lib/record/finish-erasures.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { destroyDataKeysOf } from '#lib/vault/data-keys.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOffer } from '../../../tests/support/people.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { closeDoor, doorStaysOpen, openDoor } from './open-door.server.ts'
import { privateRoom } from './tables.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

/** Somebody signed in, who can open their door. */
async function signedInAs({ actor }: SharedStory): Promise<SignedIn> {
  const sessionIdHash = newRef()
  const { personId: accountId, way } = actor
  await db.write(async (tx, now) => {
    const times = { createdAt: now, provedAt: now, expiresAt: now + 3_600_000 }
    await tx.insert(session).values({ idHash: sessionIdHash, accountId, way, ...times })
  })
  return { accountId, sessionIdHash, way, hats: ['person'], provedAt: db.now(), saidYes: true }
}

async function doorOf({ sessionIdHash }: SignedIn) {
  const [row] = await db.read.select().from(session).where(eq(session.idHash, sessionIdHash))
  return { roomId: row?.doorRoomId ?? null, until: row?.doorUntil ?? null }
}

/** Opens with this PIN and acts from behind the door. */
async function behind(story: SharedStory, signedIn: SignedIn, pin: string): Promise<PersonActor> {
  await openDoor(db, signedIn, pin)
  const { roomId } = await doorOf(signedIn)
  return { ...story.actor, personId: roomId!, roomOf: story.actor.personId }
}

const countRooms = (ownerId: string) => db.read.$count(privateRoom, eq(privateRoom.ownerId, ownerId))

describe('the private door', () => {
  it('opens the same room for the same PIN, another for another, and forgets a room with nothing in it', async () => {
    const story = await sharedStory(db)
    const signedIn = await signedInAs(story)
    const first = await behind(story, signedIn, '112233')
    await giveTo(db, first, story.at)
    const other = await behind(story, signedIn, '445566')
    expect(other.personId).not.toBe(first.personId)
    expect(await listSharing(db, other)).toEqual([])
    expect((await behind(story, signedIn, '112233')).personId).toBe(first.personId)
    await closeDoor(db, signedIn)
    expect(await doorOf(signedIn)).toEqual({ roomId: null, until: null })
    await behind(story, signedIn, '778899')
    expect(await countRooms(story.actor.personId), 'the one with something, and the new one').toBe(2)
  })

  it('keeps a room where a question was begun, and no more than three', async () => {
    const story = await sharedStory(db)
    const signedIn = await signedInAs(story)
    const offerId = await anOffer(db, story.at)
    for (const pin of ['000001', '000002', '000003']) {
      await startDraft(db, await behind(story, signedIn, pin), offerId)
    }
    await closeDoor(db, signedIn)
    await expect(openDoor(db, signedIn, '000004')).rejects.toMatchObject({ code: 'too-many-tries' })
    expect((await doorOf(signedIn)).roomId).toBe(null)
    await openDoor(db, signedIn, '000002')
  })

  it('stays open for fifteen minutes, and opens twenty times an hour', async () => {
    const story = await sharedStory(db)
    const signedIn = await signedInAs(story)
    await openDoor(db, signedIn, '112233')
    expect((await doorOf(signedIn)).until).toBe(db.now() + doorStaysOpen)
    for (let time = 1; time < 20; time++) await openDoor(db, signedIn, '112233')
    await expect(openDoor(db, signedIn, '112233')).rejects.toMatchObject({ code: 'too-many-tries' })
  })
})

describe('what is shared from a private room', () => {
  it('opens the person’s own record to the worker, under a reference of its own', async () => {
    const story = await sharedStory(db)
    const signedIn = await signedInAs(story)
    const room = await behind(story, signedIn, '112233')
    const { threadRef } = await giveTo(db, room, story.at, ['contact'])
    await takeOn(db, story.viewer, threadRef, '')
    const read = await readShared(db, story.viewer, threadRef)
    expect(read.sections).toEqual([{ section: 'contact', document: { phone: '01632 960123' } }])
    expect(threadRef).not.toBe(story.ref)
  })

  it('stands in the room’s own list and history, and in no other of the person', async () => {
    const story = await sharedStory(db)
    const before = JSON.stringify([await listSharing(db, story.actor), await exportHistory(db, story.actor)])
    const room = await behind(story, await signedInAs(story), '112233')
    const { threadRef } = await giveTo(db, room, story.at, ['contact'])
    await takeOn(db, story.viewer, threadRef, '')
    await readShared(db, story.viewer, threadRef)
    expect(await listSharing(db, room)).toHaveLength(1)
    const after = JSON.stringify([await listSharing(db, story.actor), await exportHistory(db, story.actor)])
    expect(after).toBe(before)
  })

  it('is paused with everything else, and says so in the room', async () => {
    const story = await sharedStory(db)
    const room = await behind(story, await signedInAs(story), '112233')
    const { threadRef } = await giveTo(db, room, story.at)
    await takeOn(db, story.viewer, threadRef, '')
    await pauseEverything(db, story.actor)
    await expect(readShared(db, story.viewer, threadRef)).rejects.toMatchObject({ code: 'not-found' })
    expect((await listSharing(db, room)).map(({ state }) => state)).toEqual(['paused'])
    expect((await listPeople(db, story.viewer)).map(({ ref }) => ref)).not.toContain(threadRef)
  })

  it('ends for whoever is blocked outside, and may not begin again until they are not', async () => {
    const story = await sharedStory(db)
    const signedIn = await signedInAs(story)
    const room = await behind(story, signedIn, '112233')
    const { threadRef } = await giveTo(db, room, story.at)
    await takeOn(db, story.viewer, threadRef, '')
    const target = { kind: 'organisation', id: story.at.id } as const
    const party = { kind: 'organisation', organisationId: story.at.id, organisation: story.at.name } as const
    const unused = await behind(story, signedIn, '445566')
    await blockRecipient(db, story.actor, target, party)
    expect((await exportHistory(db, unused)).rows).toEqual([])
    await expect(readShared(db, story.viewer, threadRef)).rejects.toMatchObject({ code: 'not-found' })
    expect((await listSharing(db, room)).map(({ state }) => state)).toEqual(['withdrawn'])
    for (const actor of [room, unused])
      await expect(giveTo(db, actor, story.at)).rejects.toMatchObject({ code: 'not-allowed' })
    await unblockRecipient(db, story.actor, target, party)
    for (const actor of [room, unused]) await giveTo(db, actor, story.at)
  })

  it('blocks nobody outside when somebody is blocked inside', async () => {
    const story = await sharedStory(db)
    const room = await behind(story, await signedInAs(story), '112233')
    const party = { kind: 'organisation', organisationId: story.at.id, organisation: story.at.name } as const
    await blockRecipient(db, room, { kind: 'organisation', id: story.at.id }, party)
    expect((await readShared(db, story.viewer, story.ref)).sections).not.toHaveLength(0)
    await expect(giveTo(db, room, story.at)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('ends when the yes to keeping anything is taken back, also after a crash half-way', async () => {
    for (const crash of [false, true]) {
      const story = await sharedStory(db)
      const room = await behind(story, await signedInAs(story), '112233')
      const { threadRef } = await giveTo(db, room, story.at)
      await takeOn(db, story.viewer, threadRef, '')
      if (crash) {
        await destroyDataKeysOf(db, story.actor.personId, db.now())
        await finishErasures(db)
      } else await takeBack(db, story.actor)
      await expect(readShared(db, story.viewer, threadRef)).rejects.toMatchObject({ code: 'not-found' })
      const [row] = await db.read.select().from(person).where(eq(person.id, room.personId))
      expect(row?.dataKeyId, `crash: ${crash}`).toBe(null)
    }
  })
})
