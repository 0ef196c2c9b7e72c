import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { endPlace } from '#lib/organisations/membership-store.server.ts'
import { membership } from '#lib/organisations/tables.server.ts'
import { applyErasure } from '#lib/record/apply-erasure.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aWorker, anOrganisation } from '../../../tests/support/people.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { answerEnding } from './answer-ending.server.ts'
import { blockRecipient } from './block-recipient.server.ts'
import { countEndings } from './count-endings.server.ts'
import { endSharingWithOrganisation } from './end-sharing-with.server.ts'
import { endingGrounds } from './ending-grounds.ts'
import { endingWords } from './ending-words.ts'
import { listEndings } from './list-endings.server.ts'
import { findEndings } from './own-endings.server.ts'
import { pauseEverything } from './pause-everything.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { takeOn } from './take-on.server.ts'

const refusal = (code: string) => expect.objectContaining({ code })
const day = 24 * 60 * 60 * 1000 // ms

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

async function makeManager(worker: WorkerActor): Promise<WorkerActor> {
  await db.write(async (tx) => {
    await tx.update(membership).set({ role: 'manager' }).where(eq(membership.accountId, worker.accountId))
  })
  return { ...worker, role: 'manager' }
}

const stop = ({ actor, consentId }: SharedStory) => stopSharing(db, actor, consentId)

async function erase({ actor, key }: SharedStory): Promise<void> {
  await db.write((tx, now) => applyErasure(tx, { personId: actor.personId, dataKeyId: key.id }, now))
}

async function eventsOf({ actor, key }: SharedStory): Promise<(string | undefined)[]> {
  const rows = await Array.fromAsync(readChain(db.read, key, actor.personId))
  return rows.map(({ detail }) => detail?.what)
}

const party = (at: SharedStory['at']) =>
  ({ kind: 'organisation', organisationId: at.id, organisation: at.name }) as const

describe('when sharing ended, the organisation is told', () => {
  it.each<[string, (story: SharedStory) => Promise<unknown>]>([
    ['it was stopped', stop],
    ['it was paused, then stopped', async (s) => (await pauseSharing(db, s.actor, s.consentId), stop(s))],
    [
      'they were blocked',
      (s) => blockRecipient(db, s.actor, { kind: 'organisation', id: s.at.id }, party(s.at))
    ],
    ['they were suspended', (s) => endSharingWithOrganisation(db, s.at.id)],
    ['the person closed what they kept here', erase],
    ['it ran out', async () => db.clock.move(29 * day)],
    [
      'it ran out while it was paused',
      async (s) => (await pauseSharing(db, s.actor, s.consentId), db.clock.move(29 * day))
    ]
  ])('the same thing whatever the reason: %s', async (_, end) => {
    const story = await sharedStory(db)
    db.clock.move(1000)
    await end(story)
    const endings = await listEndings(db, story.viewer)
    expect(endings).toEqual([{ ref: story.ref, endedAt: expect.any(Number), ground: null }])
    expect(await listEndings(db, story.viewer)).toEqual(endings)
    expect((await findEndings(db, story.actor)).get(story.consentId)).toMatchObject({
      toldAt: expect.any(Number),
      answer: null
    })
  })

  it.each<[string, (story: SharedStory) => Promise<unknown>]>([
    ['it runs', async () => undefined],
    ['it is paused', (s) => pauseSharing(db, s.actor, s.consentId)],
    ['everything is paused', (s) => pauseEverything(db, s.actor)],
    ['a newer yes took its place', (s) => giveTo(db, s.actor, s.at, ['contact'])],
    [
      'it was stopped and given anew',
      async (s) => (await stop(s), await listEndings(db, s.viewer), giveTo(db, s.actor, s.at))
    ]
  ])('and not when %s', async (_, change) => {
    const story = await sharedStory(db)
    db.clock.move(1000)
    await change(story)
    expect(await listEndings(db, story.viewer)).toEqual([])
  })

  it('nor when it never began, or ended in the instant it was given', async () => {
    const story = await sharedStory(db)
    const other = await anOrganisation(db)
    const eve = await aWorker(db, other, 'Eve')
    const { consentId } = await giveTo(db, story.actor, other)
    await stopSharing(db, story.actor, consentId)
    expect(await listEndings(db, eve)).toEqual([])
  })

  it('once, and the person reads it in their history', async () => {
    const story = await sharedStory(db)
    const other = await makeManager(await aWorker(db, story.at, 'Ben'))
    db.clock.move(1000)
    await stop(story)
    await Promise.all([listEndings(db, story.viewer), listEndings(db, other), listEndings(db, story.viewer)])
    expect(await eventsOf(story)).toEqual(['gave', 'took-on', 'stopped', 'told-service'])
  })
})

describe('who is told', () => {
  it('is who helped, who looked, and a manager; no colleague, and nobody elsewhere', async () => {
    const story = await sharedStory(db)
    const ben = await aWorker(db, story.at, 'Ben')
    const cleo = await aWorker(db, story.at, 'Cleo')
    const dan = await makeManager(await aWorker(db, story.at, 'Dan'))
    const eve = await makeManager(await aWorker(db, await anOrganisation(db), 'Eve'))
    await readShared(db, story.viewer, story.ref)
    db.clock.move(1000)
    await takeOn(db, ben, story.ref, 'Anna is away')
    db.clock.move(1000)
    await stop(story)
    for (const [viewer, count] of [
      [story.viewer, 1],
      [ben, 1],
      [cleo, 0],
      [dan, 1],
      [eve, 0]
    ] as const) {
      expect(await listEndings(db, viewer), viewer.displayName).toHaveLength(count)
    }
    for (const viewer of [cleo, eve]) {
      await expect(answerEnding(db, viewer, story.ref, 'deleted')).rejects.toEqual(refusal('not-found'))
    }
  })

  it('is everybody there when nobody is left who was able to see it', async () => {
    const story = await sharedStory(db)
    const cleo = await aWorker(db, story.at, 'Cleo')
    db.clock.move(1000)
    await stop(story)
    expect(await listEndings(db, cleo)).toEqual([])
    await db.write((tx, now) => endPlace(tx, story.at.id, story.viewer.accountId, now))
    expect(await listEndings(db, cleo)).toHaveLength(1)
  })
})

describe('what they answer', () => {
  it('is that they deleted it, which is the last word, or a ground that the person reads', async () => {
    const story = await sharedStory(db)
    const mine = async () => (await findEndings(db, story.actor)).get(story.consentId)!
    expect((await findEndings(db, story.actor)).size).toBe(0)
    db.clock.move(1000)
    await stop(story)
    expect(endingWords(await mine(), db.clock())).toContain('We will tell them')
    await expect(answerEnding(db, story.viewer, story.ref, 'deleted')).rejects.toEqual(refusal('not-found'))
    await listEndings(db, story.viewer)
    expect(endingWords(await mine(), db.clock())).toContain('They have not answered yet.')

    await answerEnding(db, story.viewer, story.ref, 'legal-duty')
    expect(await listEndings(db, story.viewer)).toMatchObject([{ ground: 'legal-duty' }])
    expect(endingWords(await mine(), db.clock())).toContain('because the law says they must')
    await expect(answerEnding(db, story.viewer, story.ref, 'contract')).rejects.toEqual(
      refusal('already-done')
    )
    await answerEnding(db, story.viewer, story.ref, 'deleted')
    expect(await listEndings(db, story.viewer)).toEqual([])
    expect(endingWords(await mine(), db.clock())).toContain('They say they did.')
    await expect(answerEnding(db, story.viewer, story.ref, 'deleted')).rejects.toEqual(refusal('not-found'))
    expect((await eventsOf(story)).slice(2)).toEqual([
      'stopped',
      'told-service',
      'service-answered',
      'service-answered'
    ])
  })

  it('is kept also when the person closed what they kept here, and says nothing of anybody else', async () => {
    const story = await sharedStory(db)
    db.clock.move(1000)
    await erase(story)
    expect(await listEndings(db, story.viewer)).toHaveLength(1)
    await answerEnding(db, story.viewer, story.ref, 'deleted')
    expect((await findEndings(db, story.actor)).get(story.consentId)).toMatchObject({ answer: 'deleted' })
    const other = await sharedStory(db)
    expect((await findEndings(db, other.actor)).size).toBe(0)
  })

  it('has words for each ground', () => {
    const told = { toldAt: 0, answer: 'ground', answeredAt: 0 } as const
    const words = endingGrounds.map((ground) => endingWords({ ...told, ground }, 0))
    expect(new Set(words).size).toBe(endingGrounds.length)
    for (const one of words) expect(one).toContain('because')
  })
})

describe('how often an organisation said what it did with its copies', () => {
  it('counts what was answered at once, and what was not after 14 days, and nobody else’s', async () => {
    const since = db.now()
    const [answered, unanswered] = [await sharedStory(db), await sharedStory(db)]
    db.clock.move(1000)
    for (const story of [answered, unanswered]) await stop(story)
    const counts = (story: SharedStory) => countEndings(db, story.at.id, since)
    expect(await counts(answered)).toEqual({ ended: 0, confirmed: 0 })
    await listEndings(db, answered.viewer)
    await answerEnding(db, answered.viewer, answered.ref, 'legal-duty')
    expect(await counts(answered)).toEqual({ ended: 1, confirmed: 1 })
    db.clock.move(14 * day - 1)
    expect(await counts(unanswered)).toEqual({ ended: 0, confirmed: 0 })
    db.clock.move(1)
    expect(await counts(unanswered)).toEqual({ ended: 1, confirmed: 0 })
    expect(await counts(answered)).toEqual({ ended: 1, confirmed: 1 })
    expect(await countEndings(db, answered.at.id, db.now())).toEqual({ ended: 0, confirmed: 0 })
  })
})
