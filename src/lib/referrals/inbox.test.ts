import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { blockRecipient } from '#lib/consent/block-recipient.server.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import { giveConsent } from '#lib/consent/give-consent.server.ts'
import { sharingNotice } from '#lib/consent/notice.server.ts'
import { pauseEverything } from '#lib/consent/pause-everything.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { listHistory } from '#lib/ledger/own-history.server.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { endPlace } from '#lib/organisations/membership-store.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import {
  interestStory,
  pressed,
  rowOf,
  sendInterest,
  type InterestStory
} from '../../../tests/support/interests.ts'
import { anOffer, anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import { answerInterest, type Answering } from './answer-interest.server.ts'
import { findInterestOf } from './find-interest.server.ts'
import { giveToColleague, takeInterest } from './give-to-colleague.server.ts'
import { goOnWithInterest, markAccepted, markStarted } from './go-on-with-interest.server.ts'
import { listInbox } from './list-inbox.server.ts'
import { seeInterest, seeOwnInterest } from './see-interest.server.ts'

let db: TestDatabase
let story: InterestStory
let colleague: WorkerActor
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  story = await interestStory(db)
  colleague = await aWorker(db, story.at, 'Ben')
})
afterAll(() => db[Symbol.asyncDispose]())

const bare = { words: '', reason: null, otherHelp: '', otherOfferId: null } as const
const sees = async (viewer: WorkerActor, id = story.interestId) => ({
  listed: (await listInbox(db, viewer)).some((row) => row.id === id),
  found: (await findInterestOf(db, viewer, viewer.organisationId, id)) !== null,
  opens: await seeInterest(db, viewer, id).then(
    () => true,
    (cause: Error) => cause.message
  )
})
const nothing = { listed: false, found: false, opens: 'not-found' }
const everything = { listed: true, found: true, opens: true }

async function answer(viewer: WorkerActor, id: string, how: Partial<Answering> = {}): Promise<void> {
  await answerInterest(db, viewer, { ...bare, ...(await pressed(db, id)), answer: 'accept', ...how })
}

/** A fresh interest of a fresh person, with whose sharing nobody helps yet. */
async function another(): Promise<{ actor: InterestStory['actor']; id: string; consentId: string }> {
  const actor = await aPerson(db)
  const { consentId, threadRef } = await giveTo(db, actor, story.at)
  return { actor, consentId, id: await sendInterest(db, actor, story.at, threadRef) }
}

describe('the inbox', () => {
  it('is for workers of the service, names nobody, and opening makes it seen', async () => {
    const one = await another()
    expect(await rowOf(db, one.id)).toMatchObject({ state: 'SENT', seenAt: null })
    const [row] = await listInbox(db, story.viewer)
    expect(row).toMatchObject({
      id: one.id,
      state: 'SENT',
      assigned: 'nobody',
      helper: 'nobody',
      named: false
    })
    expect(JSON.stringify(row)).not.toContain(one.actor.personId)
    expect(await rowOf(db, one.id), 'the list writes nothing').toMatchObject({ state: 'SENT' })
    expect(await sees(colleague, one.id)).toEqual(everything)
    expect(await rowOf(db, one.id)).toMatchObject({ state: 'SEEN', seenAt: db.now(), answeredAt: null })
    expect((await seeOwnInterest(db, one.actor, one.id)).state).toBe('SEEN')
  })

  it('gives words to whoever helps, and to a colleague none', async () => {
    await answer(story.viewer, story.interestId, { words: 'Come on Monday.' })
    const own = await seeInterest(db, story.viewer, story.interestId)
    expect(own.answer).toMatchObject({ by: 'Anna', words: 'Come on Monday.' })
    expect(await seeInterest(db, colleague, story.interestId)).toMatchObject({ answer: null, messages: [] })
  })

  it('is shut to another organisation, whatever id it knows', async () => {
    const elsewhere = await anOrganisation(db, 'verified', 'Elsewhere')
    const stranger = await aWorker(db, elsewhere, 'Mo')
    expect(await sees(stranger)).toEqual(nothing)
    expect(await findInterestOf(db, stranger, story.at.id, story.interestId)).toBeNull()
    await expect(answer(stranger, story.interestId)).rejects.toThrow('not-found')
    // Nor may somebody pass off another organisation’s offer as theirs.
    const theirs = await anOffer(db, elsewhere)
    const { threadRef } = await giveTo(db, story.actor, story.at, ['contact'], { purpose: 'work' })
    const mixed = await sendInterest(db, story.actor, elsewhere, threadRef, theirs)
    expect(await sees(stranger, mixed)).toEqual(nothing)
    expect((await sees(story.viewer, mixed)).opens).toBe('not-found')
  })

  it('is shut once a worker left, or was never there', async () => {
    const leaver = await aWorker(db, story.at, 'Cleo')
    const one = await another()
    expect(await sees(leaver, one.id)).toEqual(everything)
    await db.write((tx, now) => endPlace(tx, story.at.id, leaver.accountId, now))
    expect(await sees(leaver, one.id)).toEqual(nothing)
    await expect(answer(leaver, one.id)).rejects.toThrow('not-found')
    await expect(
      giveToColleague(db, leaver, await pressed(db, one.id), story.viewer.accountId)
    ).rejects.toThrow('not-found')
  })

  it('loses sight of it when sharing stops, pauses, or its person blocks them', async () => {
    const stopped = await another()
    const paused = await another()
    const blocked = await another()
    await stopSharing(db, stopped.actor, stopped.consentId)
    await pauseEverything(db, paused.actor)
    const party = { kind: 'organisation', organisationId: story.at.id, organisation: story.at.name } as const
    await blockRecipient(db, blocked.actor, { kind: 'organisation', id: story.at.id }, party)
    for (const { id } of [stopped, paused, blocked]) {
      expect(await sees(story.viewer, id)).toEqual(nothing)
      await expect(answer(story.viewer, id)).rejects.toThrow('not-found')
      expect(await rowOf(db, id), 'it stays for the person').toMatchObject({
        state: 'SENT',
        answeredAt: null
      })
    }
    expect((await seeOwnInterest(db, stopped.actor, stopped.id)).thread.standing).toBe('over')
    expect((await seeOwnInterest(db, paused.actor, paused.id)).thread.standing).toBe('paused')
    expect((await seeOwnInterest(db, blocked.actor, blocked.id)).thread.standing).toBe('over')
  })

  it('of what is for one worker alone is for that worker alone', async () => {
    const actor = await aPerson(db)
    const untilDate = '2026-12-01'
    const recipient = {
      kind: 'worker',
      organisationId: story.at.id,
      accountId: story.viewer.accountId
    } as const
    const named = { kind: 'worker', name: 'Anna', organisation: story.at.name } as const
    const gift = {
      purpose: 'home',
      sections: ['contact'],
      access: 'look',
      fromDate: null,
      untilDate
    } as const
    const { threadRef } = await changeSharing(db, actor.personId, (change) => {
      const notice = sharingNotice({ ...gift, recipient: named, now: change.at })
      const rest = { personId: actor.personId, notice, how: actor.way, beside: false, requestId: null }
      return giveConsent(change, { ...gift, ...rest, recipient })
    })
    const id = await sendInterest(db, actor, story.at, threadRef)
    expect(await sees(colleague, id)).toEqual(nothing)
    expect(await sees(story.viewer, id)).toEqual(everything)
    await expect(takeInterest(db, colleague, await pressed(db, id), 'I am free')).rejects.toThrow('not-found')
    const give = giveToColleague(db, story.viewer, await pressed(db, id), colleague.accountId)
    await expect(give, 'it stays with whom it is for').rejects.toThrow('bad-input')
  })

  it('is empty, and nothing works, while the organisation is suspended', async () => {
    const one = await another()
    const set = (state: 'verified' | 'suspended') =>
      db.write(async (tx) => {
        await tx.update(organisation).set({ state }).where(eq(organisation.id, story.at.id))
      })
    await set('suspended')
    expect(await sees(story.viewer, one.id)).toEqual(nothing)
    await expect(answer(story.viewer, one.id)).rejects.toThrow('not-found')
    expect((await seeOwnInterest(db, one.actor, one.id)).thread.standing).toBe('over')
    await set('verified')
    expect(await sees(story.viewer, one.id)).toEqual(everything)
  })
})

describe('an answer', () => {
  it('takes the person on while nobody helps, and is refused while a colleague does', async () => {
    const one = await another()
    await answer(colleague, one.id)
    expect(await rowOf(db, one.id)).toMatchObject({ state: 'ACCEPTED', assignedTo: colleague.accountId })
    expect((await listHistory(db, one.actor, { before: 1000, limit: 1 }))[0]?.detail?.what).toBe('took-on')
    await expect(answer(story.viewer, one.id, { answer: 'say-not-able', ...no })).rejects.toThrow(
      'not-allowed'
    )
    await expect(takeInterest(db, story.viewer, await pressed(db, one.id), ' ')).rejects.toThrow('bad-input')
    await takeInterest(db, story.viewer, await pressed(db, one.id), 'Ben is away')
    await answer(story.viewer, one.id, { answer: 'say-not-able', ...no })
    expect(await rowOf(db, one.id)).toMatchObject({ state: 'NOT_ABLE' })
  })

  const no = { words: 'We have no room.', reason: 'full', otherHelp: 'Ring the council.' } as const

  it('of two at once counts once, and the other is told', async () => {
    const one = await another()
    const same = await pressed(db, one.id)
    const both = await Promise.allSettled([
      answerInterest(db, story.viewer, { ...bare, ...same, answer: 'accept' }),
      answerInterest(db, colleague, { ...bare, ...same, answer: 'put-on-list' })
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((outcome) => outcome.status === 'rejected')
    expect((refused?.reason as Error).message).toBe('changed-meanwhile')
    expect((await rowOf(db, one.id))?.revision).toBe(same.revision + 1)
  })

  it('that is a no needs a reason, words, what else might help, and no offer that is closed', async () => {
    const one = await another()
    const sent = { answer: 'say-not-able', ...no } as const
    for (const missing of [{ reason: null }, { words: ' ' }, { otherHelp: '' }, { words: 'x'.repeat(501) }]) {
      await expect(answer(story.viewer, one.id, { ...sent, ...missing })).rejects.toThrow('bad-input')
    }
    const forged = { ...sent, otherOfferId: one.id }
    await expect(answer(story.viewer, one.id, forged)).rejects.toThrow('bad-input')
    const elsewhere = await anOffer(db, await anOrganisation(db, 'verified', 'Friends'))
    await answer(story.viewer, one.id, { ...sent, otherOfferId: elsewhere })
    expect((await seeOwnInterest(db, one.actor, one.id)).answer).toEqual({
      ...{ by: 'Anna', words: no.words, reason: 'full', otherHelp: no.otherHelp },
      otherOfferId: elsewhere
    })
    const row = await rowOf(db, one.id)
    expect(row?.answerSealed?.toString('utf8')).not.toContain('room')
  })

  it('gives an honest place on the list, which moves on', async () => {
    const offerId = await anOffer(db, story.at)
    const three = await Promise.all([1, 2, 3].map(() => aPerson(db)))
    const ids: string[] = []
    for (const actor of three) {
      const { threadRef } = await giveTo(db, actor, story.at)
      const id = await sendInterest(db, actor, story.at, threadRef, offerId)
      await answer(story.viewer, id, { answer: 'put-on-list' })
      ids.push(id)
      db.clock.move(1000)
    }
    const places = () =>
      Promise.all(three.map(async (actor, at) => (await seeOwnInterest(db, actor, ids[at]!)).place))
    expect(await places()).toEqual([1, 2, 3].map((number) => ({ number, of: 3 })))
    await answer(story.viewer, ids[0]!)
    expect(await places()).toEqual([null, { number: 1, of: 2 }, { number: 2, of: 2 }])
  })

  it('is followed by help that begins and ends', async () => {
    const one = await another()
    await expect(goOnWithInterest(db, story.viewer, await pressed(db, one.id), 'finish')).rejects.toThrow(
      'changed-meanwhile'
    )
    await db.write((tx, now) => markAccepted(tx, now, one.id))
    expect(await rowOf(db, one.id)).toMatchObject({ state: 'ACCEPTED', answeredAt: db.now() })
    await db.write((tx, now) => markStarted(tx, now, one.id))
    await db.write((tx, now) => markStarted(tx, now + 5, one.id))
    await db.write((tx, now) => markAccepted(tx, now, one.id))
    expect(await rowOf(db, one.id)).toMatchObject({ state: 'STARTED', startedAt: db.now() })
    await goOnWithInterest(db, story.viewer, await pressed(db, one.id), 'finish')
    expect(await rowOf(db, one.id)).toMatchObject({ state: 'FINISHED', finishedAt: db.now() })
    expect((await listNotices(db, one.actor)).map(({ kind }) => kind)).toContain('interest-finished')
  })
})

describe('giving to a colleague', () => {
  it('tells them, opens nothing to them, and refuses whoever does not work there', async () => {
    const { id } = await another()
    await takeInterest(db, story.viewer, await pressed(db, id), '')
    await giveToColleague(db, story.viewer, await pressed(db, id), colleague.accountId)
    const kinds = (await listNotices(db, colleague)).filter(({ about }) => about === id)
    expect(kinds.map(({ kind }) => kind)).toContain('interest-given-to-you')
    expect((await seeInterest(db, colleague, id)).thread.mine).toBe(false)
    const stranger = await aWorker(db, await anOrganisation(db, 'verified', 'Other'), 'Mo')
    const give = giveToColleague(db, story.viewer, await pressed(db, id), stranger.accountId)
    await expect(give).rejects.toThrow('bad-input')
    expect((await listInbox(db, colleague)).find((row) => row.id === id)?.assigned).toBe('me')
  })
})
