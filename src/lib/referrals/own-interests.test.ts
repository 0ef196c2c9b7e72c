import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { blockRecipient } from '#lib/consent/block-recipient.server.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { noticeManagers, noticeWorkers } from '#lib/notices/add-notice.server.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { listPlaces } from '#lib/organisations/membership-store.server.ts'
import { membership } from '#lib/organisations/tables.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import {
  interestStory,
  pressed,
  rowOf,
  sendInterest,
  type InterestStory
} from '../../../tests/support/interests.ts'
import { anOffer, aPerson, aWorker } from '../../../tests/support/people.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import { addInterest, moveInterests } from './add-interest.server.ts'
import { answerInterest } from './answer-interest.server.ts'
import { findOwnInterest } from './find-interest.server.ts'
import { goOnWithInterest } from './go-on-with-interest.server.ts'
import { listInterests } from './list-interests.server.ts'
import { rateInterest } from './rate-interest.server.ts'
import { remindUnanswered } from './remind-unanswered.server.ts'
import { seeInterest, seeOwnInterest } from './see-interest.server.ts'
import { withdrawInterest } from './withdraw-interest.server.ts'

let db: TestDatabase
let story: InterestStory
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
beforeEach(async () => void (story = await interestStory(db)))
afterAll(() => db[Symbol.asyncDispose]())

const bare = { words: '', reason: null, otherHelp: '', otherOfferId: null } as const
const stopToo = { stopSharing: true }
const isShared = async () =>
  (await listSharing(db, story.actor)).some(
    (one) => one.consentId === story.consentId && one.state === 'active'
  )
const kindsFor = async (whom: Parameters<typeof listNotices>[1]) =>
  (await listNotices(db, whom)).map(({ kind }) => kind)

const place = () => ({ organisationId: story.at.id, organisation: story.at.name })
async function blockWorker(): Promise<void> {
  const { accountId, displayName: name } = story.viewer
  const party = { kind: 'worker', accountId, name, ...place() } as const
  await blockRecipient(db, story.actor, { kind: 'worker', id: accountId }, party)
}

async function answered(answer: 'accept' | 'put-on-list'): Promise<void> {
  await answerInterest(db, story.viewer, { ...bare, ...(await pressed(db, story.interestId)), answer })
}

describe('taking an interest back', () => {
  it('works in every state that is not over, and stops the sharing if wanted', async () => {
    await answered('accept')
    await goOnWithInterest(db, story.viewer, await pressed(db, story.interestId), 'start')
    await withdrawInterest(db, story.actor, story.interestId, { stopSharing: false })
    expect(await rowOf(db, story.interestId)).toMatchObject({ state: 'WITHDRAWN', withdrawnAt: db.now() })
    expect(await isShared()).toBe(true)
    expect((await seeInterest(db, story.viewer, story.interestId)).state, 'they are told').toBe('WITHDRAWN')
    expect(await kindsFor(story.viewer)).toContain('interest-withdrawn')
    await withdrawInterest(db, story.actor, story.interestId, stopToo)
    expect(await isShared(), 'a second press changes nothing').toBe(true)
  })

  it('stops the sharing with it, unless something else rests on it', async () => {
    const second = await sendInterest(db, story.actor, story.at, story.ref)
    await withdrawInterest(db, story.actor, story.interestId, stopToo)
    expect(await isShared()).toBe(true)
    await withdrawInterest(db, story.actor, second, stopToo)
    expect(await isShared()).toBe(false)
    await expect(seeInterest(db, story.viewer, second)).rejects.toThrow('not-found')
  })

  it('is told to nobody whom they stopped or blocked before', async () => {
    await answered('accept')
    const second = await sendInterest(db, story.actor, story.at, story.ref)
    await answerInterest(db, story.viewer, { ...bare, ...(await pressed(db, second)), answer: 'accept' })
    await stopSharing(db, story.actor, story.consentId)
    const before = await kindsFor(story.viewer)
    await withdrawInterest(db, story.actor, story.interestId, { stopSharing: false })
    await blockWorker()
    await withdrawInterest(db, story.actor, second, { stopSharing: false })
    expect(await kindsFor(story.viewer)).toEqual(before)
    expect(before).not.toContain('interest-withdrawn')
  })

  it('leaves what is over as it is, and is nobody else’s to do', async () => {
    const no = { ...bare, words: 'Full.', reason: 'full', otherHelp: 'The council' } as const
    const sent = { ...no, ...(await pressed(db, story.interestId)), answer: 'say-not-able' } as const
    await answerInterest(db, story.viewer, sent)
    await withdrawInterest(db, story.actor, story.interestId, stopToo)
    expect(await rowOf(db, story.interestId)).toMatchObject({ state: 'NOT_ABLE', withdrawnAt: null })
    const thief = await aPerson(db)
    await expect(withdrawInterest(db, thief, story.interestId, stopToo)).rejects.toThrow('not-found')
    await expect(seeOwnInterest(db, thief, story.interestId)).rejects.toThrow('not-found')
    expect(await findOwnInterest(db, thief, story.interestId)).toBeNull()
    expect(await listInterests(db, thief)).toEqual([])
  })
})

describe('saying it again', () => {
  const move = (threadRef: string, workerId: string | null) =>
    db.write((tx, now) =>
      moveInterests(
        tx,
        story.actor,
        { from: story.ref, organisationId: story.at.id, threadRef, workerId },
        now
      )
    )

  it('goes on with the one that is not over, on the new yes, and begins anew after it', async () => {
    const { threadRef } = await giveTo(db, story.actor, story.at, ['contact'], { purpose: 'work' })
    expect(await sendInterest(db, story.actor, story.at, threadRef, story.offerId)).toBe(story.interestId)
    expect(await rowOf(db, story.interestId)).toMatchObject({ threadRef, revision: 2 })
    await withdrawInterest(db, story.actor, story.interestId, stopToo)
    expect(await sendInterest(db, story.actor, story.at, story.ref, story.offerId)).not.toBe(story.interestId)
  })

  it('moves what rested on a sharing to the one that takes its place', async () => {
    const { threadRef: to } = await giveTo(db, story.actor, story.at, ['contact'], { purpose: 'work' })
    await move(to, null)
    expect((await rowOf(db, story.interestId))?.threadRef).toBe(to)
  })

  it('tells the worker whom it is for now, and leads whoever it was for nowhere', async () => {
    await answered('accept')
    const ben = await aWorker(db, story.at, 'Ben')
    await db.write((tx, now) =>
      noticeWorkers(tx, now, story.at.id, 'message-to-service', story.interestId, story.viewer.accountId)
    )
    const { threadRef } = await giveTo(db, story.actor, story.at, ['contact'], { purpose: 'work' })
    await move(threadRef, ben.accountId)
    expect(await kindsFor(ben)).toEqual(['interest-new'])
    expect(await kindsFor(story.viewer)).toEqual([])
    expect((await rowOf(db, story.interestId))?.assignedTo).toBe(ben.accountId)
    const cat = await aWorker(db, story.at, 'Cat')
    const other = await giveTo(db, story.actor, story.at, ['contact'], { purpose: 'health' })
    await db.write((tx, now) =>
      addInterest(
        tx,
        story.actor,
        { ...place(), offerId: story.offerId, threadRef: other.threadRef, workerId: cat.accountId },
        now
      )
    )
    expect([await kindsFor(cat), await kindsFor(ben)]).toEqual([['interest-new'], []])
  })
})

describe('"was this useful?"', () => {
  it('is asked once it began, is sealed, and is shown to the person alone', async () => {
    await expect(rateInterest(db, story.actor, story.interestId, 'yes')).rejects.toThrow('already-done')
    await answered('accept')
    await goOnWithInterest(db, story.viewer, await pressed(db, story.interestId), 'start')
    await rateInterest(db, story.actor, story.interestId, 'a-bit')
    expect((await seeOwnInterest(db, story.actor, story.interestId)).useful).toBe('a-bit')
    expect((await rowOf(db, story.interestId))?.usefulSealed?.toString()).not.toContain('a-bit')
    expect(await seeInterest(db, story.viewer, story.interestId)).not.toHaveProperty('useful')
    const thief = await aPerson(db)
    await expect(rateInterest(db, thief, story.interestId, 'no')).rejects.toThrow('not-found')
    await rateInterest(db, story.actor, story.interestId, null)
    expect((await seeOwnInterest(db, story.actor, story.interestId)).useful).toBeNull()
  })
})

describe('a worker whom the person has blocked', () => {
  it('gets no line about anything that they do, while their colleagues do', async () => {
    const ben = await aWorker(db, story.at, 'Ben')
    const max = await aWorker(db, story.at, 'Max')
    const blocked = { kind: 'worker', accountId: max.accountId, name: 'Max', ...place() } as const
    await blockRecipient(db, story.actor, { kind: 'worker', id: max.accountId }, blocked)
    await sendInterest(db, story.actor, story.at, story.ref)
    expect(await kindsFor(ben)).toEqual(['interest-new'])
    await db.write((tx, now) =>
      noticeWorkers(tx, now, story.at.id, 'message-to-service', 'an-id', max.accountId, story.actor.personId)
    )
    expect(await kindsFor(ben), 'in place of the one who helped').toContain('message-to-service')
    expect(await kindsFor(max)).toEqual([])
    const service = { kind: 'organisation', ...place() } as const
    await blockRecipient(db, story.actor, { kind: 'organisation', id: story.at.id }, service)
    const before = await kindsFor(ben)
    await db.write((tx, now) =>
      noticeManagers(tx, now, story.at.id, 'interest-waits', 'an-id', story.actor.personId)
    )
    await db.write((tx, now) =>
      noticeWorkers(tx, now, story.at.id, 'appointment-off', 'an-id', null, story.actor.personId)
    )
    expect(await kindsFor(ben)).toEqual(before)
  })
})

describe('two working days without an answer', () => {
  const day = 24 * 60 * 60 * 1000 // ms

  async function manage(): Promise<void> {
    const isAnna = eq(membership.accountId, story.viewer.accountId)
    await db.write(async (tx) => void (await tx.update(membership).set({ role: 'manager' }).where(isAnna)))
    expect((await listPlaces(db.read, story.at.id)).map(({ role }) => role)).toContain('manager')
  }

  it('are told to the managers and to the person, once', async () => {
    await manage()
    const worker = await aWorker(db, story.at, 'Ben')
    await remindUnanswered(db)
    expect(await kindsFor(story.viewer)).not.toContain('interest-waits')
    db.clock.move(4 * day)
    await remindUnanswered(db)
    await remindUnanswered(db)
    expect((await kindsFor(story.viewer)).filter((kind) => kind === 'interest-waits')).toHaveLength(1)
    expect(await kindsFor(worker)).not.toContain('interest-waits')
    expect(await kindsFor(story.actor)).toEqual(['interest-unanswered'])
    await answered('put-on-list')
    expect(await kindsFor(story.viewer), 'an answer settles it').not.toContain('interest-waits')
    expect(await kindsFor(story.actor)).toEqual(['interest-waiting-list'])
  })

  it('are nobody’s fault while the service cannot see it', async () => {
    await manage()
    await stopSharing(db, story.actor, story.consentId)
    db.clock.move(7 * day)
    await remindUnanswered(db)
    expect(await kindsFor(story.actor)).toEqual([])
    expect(await kindsFor(story.viewer)).not.toContain('interest-waits')
  })
})

describe('a person who takes their yes back', () => {
  it('leaves nothing of it, and nothing that waits for anybody about it', async () => {
    expect(await kindsFor(story.viewer)).toContain('interest-new')
    await takeBack(db, story.actor)
    expect(await rowOf(db, story.interestId)).toBeUndefined()
    expect(await kindsFor(story.viewer)).toEqual([])
  })
})

it('an offer that is there for everybody keeps each person’s interest apart', async () => {
  const offerId = await anOffer(db, story.at)
  const one = await sendInterest(db, story.actor, story.at, story.ref, offerId)
  const actor = await aPerson(db)
  const { threadRef } = await giveTo(db, actor, story.at)
  expect(await sendInterest(db, actor, story.at, threadRef, offerId)).not.toBe(one)
})
