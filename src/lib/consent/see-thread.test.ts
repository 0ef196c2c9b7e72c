import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newRef } from '#lib/database/new-id.ts'
import { endPlace } from '#lib/organisations/membership-store.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aConfirmedTie, shareWith } from '../../../tests/support/family.ts'
import { anOrganisation, aWorker } from '../../../tests/support/people.ts'
import { sayYes } from '../../../tests/support/requests.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { answerStart, answerUntil, answerWho } from './answer-draft.server.ts'
import { blockRecipient } from './block-recipient.server.ts'
import { endHelping } from './end-helping.server.ts'
import { findSupporterThreads } from './find-supporter-threads.server.ts'
import { pauseEverything } from './pause-everything.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { readShared } from './read-shared.server.ts'
import { seeThread, threadStanding } from './see-thread.server.ts'
import { startChange } from './start-draft.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { sharingThread } from './tables.server.ts'
import { takeOn } from './take-on.server.ts'
import { untilDateOf } from './until.server.ts'

const day = 24 * 60 * 60 * 1000 // ms

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const see = (viewer: SharedStory['viewer'], ref: string) => seeThread(db.read, viewer, ref, db.now())
const stands = (ref: string) => threadStanding(db.read, ref, db.now())

/** Sam changes it to be for Anna alone; answers the reference and the yes of that. */
async function forAnnaAlone({ actor, consentId, at, viewer }: SharedStory) {
  const draftId = await startChange(db, actor, consentId, 'change')
  await answerWho(db, actor, draftId, 'worker')
  const anna = await sayYes(db, actor, draftId)
  const threads = await db.read
    .select()
    .from(sharingThread)
    .where(eq(sharingThread.workerId, viewer.accountId))
  return { ref: threads.find((one) => one.organisationId === at.id)!.ref, consentId: anna }
}

describe('what a worker may know of a sharing', () => {
  it('is whose it is, until when, and who helps; the same for a colleague', async () => {
    const one = await sharedStory(db)
    const ben = await aWorker(db, one.at, 'Ben')
    const known = {
      personId: one.actor.personId,
      dataKeyId: one.key.id,
      consentId: one.consentId,
      untilDate: one.untilDate,
      named: false,
      helperId: one.viewer.accountId
    }
    expect(await see(one.viewer, one.ref)).toEqual({ ...known, mine: true })
    expect(await see(ben, one.ref)).toEqual({ ...known, mine: false })
    await takeOn(db, ben, one.ref, 'Anna is away')
    expect(await see(ben, one.ref)).toEqual({ ...known, helperId: ben.accountId, mine: true })
    expect(await see(one.viewer, one.ref)).toEqual({ ...known, helperId: ben.accountId, mine: false })
    await db.write((tx, now) => endHelping(tx, one.at.id, ben.accountId, now))
    expect(await see(ben, one.ref)).toEqual({ ...known, helperId: null, mine: false })
  })

  it('is for the one worker it names alone', async () => {
    const one = await sharedStory(db)
    const ben = await aWorker(db, one.at, 'Ben')
    const annas = await forAnnaAlone(one)
    await giveTo(db, one.actor, one.at)
    await takeOn(db, ben, one.ref, 'Anna is away')
    expect(await see(one.viewer, annas.ref)).toMatchObject({
      consentId: annas.consentId,
      named: true,
      helperId: ben.accountId,
      mine: true
    })
    expect(await see(ben, annas.ref)).toBeNull()
  })

  it.each<[string, (one: SharedStory) => Promise<unknown>]>([
    ['stopped', (one) => stopSharing(db, one.actor, one.consentId)],
    ['paused', (one) => pauseSharing(db, one.actor, one.consentId)],
    ['taken back', (one) => takeBack(db, one.actor)],
    ['theirs no more', (one) => db.write((tx, now) => endPlace(tx, one.at.id, one.viewer.accountId, now))]
  ])('is nothing of what is %s', async (_, change) => {
    const one = await sharedStory(db)
    await change(one)
    expect(await see(one.viewer, one.ref)).toBeNull()
  })

  it('is nothing for another service, or of no reference', async () => {
    const one = await sharedStory(db)
    expect(await see(await aWorker(db, await anOrganisation(db), 'Eve'), one.ref)).toBeNull()
    expect(await see(one.viewer, newRef())).toBeNull()
  })

  it('does not come back when the clock is set back', async () => {
    const one = await sharedStory(db)
    db.clock.move(29 * day)
    await expect(readShared(db, one.viewer, one.ref)).rejects.toThrow('not-found')
    db.clock.move(-29 * day)
    expect(await see(one.viewer, one.ref)).toBeNull()
    expect(await stands(one.ref)).toMatchObject({ standing: 'over' })
  })
})

describe('how a sharing stands for its person', () => {
  const party = ({ at }: SharedStory) =>
    ({ kind: 'organisation', organisationId: at.id, organisation: at.name }) as const
  const block = (one: SharedStory) =>
    blockRecipient(db, one.actor, { kind: 'organisation', id: one.at.id }, party(one))

  /** Sam says yes for longer than it is before it is asked again. */
  async function long({ actor, consentId }: SharedStory, fromDate: string | null = null) {
    const draftId = await startChange(db, actor, consentId, 'change')
    await answerUntil(db, actor, draftId, 'date', untilDateOf('3-months', db.now() + 60 * day))
    await answerStart(db, actor, draftId, fromDate)
    return sayYes(db, actor, draftId)
  }

  it.each<[string, string, (one: SharedStory) => Promise<unknown>]>([
    ['open', 'runs', async () => undefined],
    [
      'open',
      'nobody helps with',
      (one) => db.write((tx, now) => endPlace(tx, one.at.id, one.viewer.accountId, now))
    ],
    [
      'open',
      'was stopped and given anew',
      async (one) => (await stopSharing(db, one.actor, one.consentId), giveTo(db, one.actor, one.at))
    ],
    ['paused', 'is paused', (one) => pauseSharing(db, one.actor, one.consentId)],
    ['paused', 'is paused with everything', (one) => pauseEverything(db, one.actor)],
    ['paused', 'is to be looked at again', async (one) => (await long(one), db.clock.move(91 * day))],
    ['paused', 'starts next week', (one) => long(one, untilDateOf('7-days', db.now()))],
    ['over', 'ran out', async () => db.clock.move(29 * day)],
    [
      'over',
      'ran out while it was paused',
      async (one) => (await pauseSharing(db, one.actor, one.consentId), db.clock.move(29 * day))
    ],
    ['over', 'was stopped', (one) => stopSharing(db, one.actor, one.consentId)],
    [
      'over',
      'was paused and is of a service that is blocked',
      async (one) => (await pauseEverything(db, one.actor), block(one))
    ],
    [
      'over',
      'is of a service that is suspended',
      (one) =>
        db.write(async (tx) => {
          await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, one.at.id))
        })
    ],
    ['over', 'was taken back with everything', (one) => takeBack(db, one.actor)]
  ])('is %s when it %s', async (standing, _, change) => {
    const one = await sharedStory(db)
    const before = db.now()
    await change(one)
    expect(await stands(one.ref)).toMatchObject({ standing })
    db.clock.set(before)
  })

  it('names the newest yes, and who helps while somebody does', async () => {
    const one = await sharedStory(db)
    const known = { standing: 'open', consentId: one.consentId, namedId: null }
    expect(await stands(one.ref)).toEqual({ ...known, workerId: one.viewer.accountId })
    await db.write((tx, now) => endHelping(tx, one.at.id, one.viewer.accountId, now))
    expect(await stands(one.ref)).toEqual({ ...known, workerId: null })
  })

  it('is over for the one worker it was for once they left, whoever helps there', async () => {
    const one = await sharedStory(db)
    const annas = await forAnnaAlone(one)
    const accountId = one.viewer.accountId
    const known = { consentId: annas.consentId, workerId: accountId, namedId: accountId }
    expect(await stands(annas.ref)).toEqual({ ...known, standing: 'open' })
    await db.write((tx, now) => endPlace(tx, one.at.id, accountId, now))
    expect(await stands(annas.ref)).toEqual({ ...known, standing: 'over' })
  })

  it('is over for family and for nobody, whom no service stands behind', async () => {
    const one = await sharedStory(db)
    const { supporterId } = await aConfirmedTie(db, one.actor)
    await shareWith(db, one.actor, supporterId)
    const [family] = await findSupporterThreads(db.read, supporterId)
    const over = { standing: 'over', consentId: null, workerId: null, namedId: null }
    expect(await stands(family!)).toEqual(over)
    expect(await stands(newRef())).toEqual(over)
  })
})
