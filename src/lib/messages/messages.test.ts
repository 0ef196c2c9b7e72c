import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import { pauseSharing } from '#lib/consent/pause-sharing.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { listNotices } from '#lib/notices/list-notices.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { viewOwnInterest } from '#lib/referrals/view-own-interest.server.ts'
import { seeInterest, seeOwnInterest } from '#lib/referrals/see-interest.server.ts'
import { withdrawInterest } from '#lib/referrals/withdraw-interest.server.ts'
import { getOwnComplaint } from '#lib/voice/own-complaints.server.ts'
import { sendComplaint } from '#lib/voice/send-complaint.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import {
  aMessage,
  interestStory,
  sendInterest,
  type InterestStory
} from '../../../tests/support/interests.ts'
import { anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import { findOwnMessage } from './find-own-message.server.ts'
import { listConversations, listOwnConversations } from './list-conversations.server.ts'
import { longestMessage, mostInADay, problemWithWriting } from './rules.ts'
import { sendAsPerson, sendAsWorker } from './send-message.server.ts'
import { message } from './tables.server.ts'

let db: TestDatabase
let story: InterestStory
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
beforeEach(async () => void (story = await interestStory(db)))
afterAll(() => db[Symbol.asyncDispose]())

const write = (words?: string) => sendAsPerson(db, story.actor, aMessage(story.interestId, words))
const reply = (viewer = story.viewer) => sendAsWorker(db, viewer, aMessage(story.interestId, 'We can help.'))

describe('messages', () => {
  it('go to and fro about one interest, sealed, and each side is told', async () => {
    expect(await write(' I can come\non Monday. ')).toBeNull()
    db.clock.move(1000)
    expect(await reply()).toBeNull()
    const texts = [
      { text: 'I can come\non Monday.', fromPerson: true, by: null },
      { text: 'We can help.', fromPerson: false, by: 'Anna' }
    ]
    expect((await seeOwnInterest(db, story.actor, story.interestId)).messages).toMatchObject(texts)
    expect((await seeInterest(db, story.viewer, story.interestId)).messages).toMatchObject(texts)
    const rows = await db.read.select().from(message)
    expect(JSON.stringify(rows.map(({ sealed }) => sealed.toString('latin1')))).not.toMatch(
      /Monday|help|Anna/
    )
    expect((await listNotices(db, story.viewer)).map(({ kind }) => kind)).toContain('message-to-service')
    expect((await listNotices(db, story.actor)).map(({ kind }) => kind)).toEqual(['message-to-person'])
    expect(await listOwnConversations(db, story.actor)).toHaveLength(1)
    expect(await listConversations(db, story.viewer)).toHaveLength(1)
  })

  it('sent twice are one', async () => {
    const one = aMessage(story.interestId)
    await Promise.all([sendAsPerson(db, story.actor, one), sendAsPerson(db, story.actor, one)])
    expect((await seeOwnInterest(db, story.actor, story.interestId)).messages).toHaveLength(1)
  })

  it('are neither empty nor longer than 1,000 letters', async () => {
    for (const words of ['', ' \n ', 'x'.repeat(longestMessage + 1), 'x'.repeat(10_000)]) {
      await expect(write(words)).rejects.toThrow('bad-input')
    }
    expect(await write('x'.repeat(longestMessage))).toBeNull()
  })

  it('are at most twenty in a day from each side', async () => {
    for (let sent = 0; sent < mostInADay; sent++) expect(await write()).toBeNull()
    expect(await write()).toBe('too-many')
    expect(await reply()).toBeNull()
    db.clock.move(24 * 60 * 60 * 1000 + 1)
    expect(await write()).toBeNull()
  })

  it('end with the interest: nothing is sent after it was taken back, by either side', async () => {
    await withdrawInterest(db, story.actor, story.interestId, { stopSharing: false })
    expect(await write()).toBe('ended')
    expect(await reply()).toBe('ended')
    expect((await seeOwnInterest(db, story.actor, story.interestId)).messages).toEqual([])
  })

  it('end with the sharing: the service reads nothing after a stop, and cannot tell why', async () => {
    await write()
    await stopSharing(db, story.actor, story.consentId)
    expect(await write()).toBe('stopped')
    await expect(reply()).rejects.toThrow('not-found')
    await expect(seeInterest(db, story.viewer, story.interestId)).rejects.toThrow('not-found')
    expect(await listConversations(db, story.viewer)).toEqual([])
    expect(
      (await seeOwnInterest(db, story.actor, story.interestId)).messages,
      'the person keeps them'
    ).toHaveLength(1)
  })

  it('wait while sharing is paused', async () => {
    await pauseSharing(db, story.actor, story.consentId)
    expect(await write()).toBe('paused')
    await expect(reply()).rejects.toThrow('not-found')
  })

  it('are not for a colleague while somebody else helps, nor for another organisation or person', async () => {
    await write()
    const colleague = await aWorker(db, story.at, 'Ben')
    await expect(reply(colleague)).rejects.toThrow('not-allowed')
    expect((await seeInterest(db, colleague, story.interestId)).messages).toEqual([])
    expect(await listConversations(db, colleague)).toEqual([])
    const stranger = await aWorker(db, await anOrganisation(db, 'verified', 'Other'), 'Mo')
    await expect(reply(stranger)).rejects.toThrow('not-found')
    const thief = await aPerson(db)
    await expect(sendAsPerson(db, thief, aMessage(story.interestId))).rejects.toThrow('not-found')
    await expect(sendAsPerson(db, story.actor, aMessage('no-such-id'))).rejects.toThrow('not-found')
  })

  it('reach everybody who works there while nobody helps, and whoever replies takes the person on', async () => {
    const actor = await aPerson(db)
    const { threadRef } = await giveTo(db, actor, story.at)
    const id = await sendInterest(db, actor, story.at, threadRef)
    const ben = await aWorker(db, story.at, 'Ben')
    expect(await sendAsPerson(db, actor, aMessage(id))).toBeNull()
    expect((await listNotices(db, ben)).map(({ kind }) => kind)).toContain('message-to-service')
    expect(await sendAsWorker(db, ben, aMessage(id))).toBeNull()
    expect((await seeInterest(db, ben, id)).thread.mine).toBe(true)
    await expect(sendAsWorker(db, story.viewer, aMessage(id))).rejects.toThrow('not-allowed')
  })

  it('of a service wait on a shared screen, where the person’s own are shown', async () => {
    await write('I come at 2.')
    const atKiosk = { ...story.actor, way: 'kiosk' } as const
    const see = async (actor: InterestStory['actor']) => {
      const { messages, wait } = await viewOwnInterest(db, actor, story.interestId, '/me')
      return { texts: messages.map(({ text }) => text), wait }
    }
    expect((await see(atKiosk)).wait).toMatch(/^What they write/)
    db.clock.move(1000)
    await reply()
    expect(await see(atKiosk)).toMatchObject({
      texts: ['I come at 2.'],
      wait: expect.stringMatching(/^They wrote/)
    })
    expect(await see(story.actor)).toEqual({ texts: ['I come at 2.', 'We can help.'], wait: null })
    const theirs = (await seeOwnInterest(db, story.actor, story.interestId)).messages[1]!
    expect(await findOwnMessage(db, atKiosk, theirs.id)).toBeNull()
  })

  it('of a service can be shown with a complaint, and no others', async () => {
    await write('My own words')
    db.clock.move(1000)
    await reply()
    const [own, theirs] = (await seeOwnInterest(db, story.actor, story.interestId)).messages
    const complain = (actor: InterestStory['actor'], message: string) =>
      sendComplaint(db, actor, { key: newRef(), words: 'This is not OK.', row: null, message })
    const id = await complain(story.actor, theirs!.id)
    expect((await getOwnComplaint(db, story.actor, id)).steps[0]?.words?.line).toMatchObject({
      text: 'Anna, Connect Housing wrote:',
      more: 'We can help.'
    })
    await expect(complain(story.actor, own!.id)).rejects.toThrow('changed-meanwhile')
    await expect(complain(await aPerson(db), theirs!.id)).rejects.toThrow('changed-meanwhile')
  })

  it('are gone with the person', async () => {
    await write()
    const { personId } = story.actor
    await takeBack(db, story.actor)
    const left = (await db.read.select().from(message)).filter((one) => one.personId === personId)
    expect(left).toEqual([])
  })
})

describe('what stands against writing', () => {
  it.each([
    ['SENT', 'open', 0, null],
    ['STARTED', 'open', 19, null],
    ['STARTED', 'open', 20, 'too-many'],
    ['SEEN', 'paused', 0, 'paused'],
    ['SEEN', 'over', 0, 'stopped'],
    ['WITHDRAWN', 'open', 0, 'ended'],
    ['FINISHED', 'over', 0, 'ended'],
    ['NOT_ABLE', 'open', 0, 'ended']
  ] as const)('in %s, sharing %s and %i sent today: %s', (state, standing, lastDay, problem) => {
    expect(problemWithWriting({ state, standing, lastDay })).toBe(problem)
  })
})
