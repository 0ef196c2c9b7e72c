import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#lib/database/new-id.ts'
import { saveAnswer } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aConfirmedTie, shareWith } from '../../../tests/support/family.ts'
import { anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { askWithCode, ownHistory, sayYes } from '../../../tests/support/requests.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { answerStart, answerUntil, answerWhat, answerWho } from './answer-draft.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { getDraft } from './draft.server.ts'
import type { ConsentEvent } from './fold.ts'
import { findSupporterThreads } from './find-supporter-threads.server.ts'
import { giveConsent } from './give-consent.server.ts'
import { cancelRequest } from './list-asked.server.ts'
import { listEndings } from './list-endings.server.ts'
import { getSharing, isEverythingPaused, listSharing } from './list-sharing.server.ts'
import { sharingNotice } from './notice.server.ts'
import { findEndings } from './own-endings.server.ts'
import { pauseEverything } from './pause-everything.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { previewShared } from './preview-shared.server.ts'
import { readShared } from './read-shared.server.ts'
import { findReleaseDate } from './release-date.server.ts'
import { loadEvents, loadSharing, recordEvent } from './sharing-store.server.ts'
import { startChange } from './start-draft.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { consentEvent } from './tables.server.ts'
import { takeOn } from './take-on.server.ts'
import { takesPlaceOfSomething } from './takes-place.server.ts'
import { endOfDay, untilDateOf } from './until.server.ts'
import { snapshotIsTrue } from './verify-consents.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })
const day = 24 * 60 * 60 * 1000 // ms

/** Changes a yes to be for Anna alone, and gives the whole service its own again. */
async function alsoAnnaAlone(one: SharedStory): Promise<{ anna: string; all: string }> {
  const draftId = await startChange(db, one.actor, one.consentId, 'change')
  await answerWho(db, one.actor, draftId, 'worker')
  const anna = await sayYes(db, one.actor, draftId)
  const { consentId: all } = await giveTo(db, one.actor, one.at)
  return { anna, all }
}

const states = async ({ actor }: Pick<SharedStory, 'actor'>) =>
  Object.fromEntries((await listSharing(db, actor)).map(({ consentId, state }) => [consentId, state]))

describe('what a person shares', () => {
  it('is listed whole, newest first, with who looked last', async () => {
    const one = await sharedStory(db)
    const item = {
      consentId: one.consentId,
      recipient: { kind: 'organisation', organisationId: one.at.id },
      recipientName: 'Connect Housing',
      purpose: 'home',
      sections: ['contact', 'goals'],
      access: 'look',
      isFrozen: false,
      beside: false,
      fromAt: db.now(),
      givenAt: db.now(),
      untilAt: endOfDay(one.untilDate),
      untilDate: one.untilDate,
      endedAt: null,
      state: 'active',
      can: ['pause', 'reconfirm', 'freeze', 'change', 'renew', 'withdraw'],
      lastLook: null,
      lastLookedAt: null
    }
    expect(await listSharing(db, one.actor)).toEqual([item])
    db.clock.move(1)
    await readShared(db, one.viewer, one.ref)
    const lastLook = { at: db.now(), name: 'Anna' }
    expect(await listSharing(db, one.actor)).toEqual([{ ...item, lastLook, lastLookedAt: lastLook.at }])
    const { supporterId, rosa } = await aConfirmedTie(db, one.actor)
    const family = await shareWith(db, one.actor, supporterId)
    const [ref] = await findSupporterThreads(db.read, supporterId)
    db.clock.move(1)
    await readShared(db, rosa, ref!)
    expect((await listSharing(db, one.actor))[0]).toMatchObject({
      consentId: family,
      recipient: { kind: 'supporter', supporterId },
      recipientName: 'Rosa',
      purpose: 'close',
      lastLook: { at: db.now(), name: 'Rosa' }
    })
    const { notice, ...same } = await getSharing(db, one.actor, one.consentId)
    expect(same).toMatchObject({ consentId: one.consentId })
    expect(notice).toMatch(/^You share with Connect Housing\.\n/)
    await expect(getSharing(db, await aPerson(db), one.consentId)).rejects.toEqual(refusal('not-found'))
  })

  it('can be done with what fits the state it is in', async () => {
    const one = await sharedStory(db)
    await pauseSharing(db, one.actor, one.consentId)
    expect((await listSharing(db, one.actor))[0]).toMatchObject({
      state: 'paused',
      can: ['resume', 'change', 'withdraw']
    })
    await stopSharing(db, one.actor, one.consentId)
    expect((await listSharing(db, one.actor))[0]).toMatchObject({
      state: 'withdrawn',
      endedAt: db.now(),
      can: []
    })
    expect(await isEverythingPaused(db, one.actor)).toBe(false)
    await pauseEverything(db, one.actor)
    expect(await isEverythingPaused(db, one.actor)).toBe(true)
  })

  it('stops for the named workers of a service with the service, and of no other', async () => {
    const one = await sharedStory(db)
    const { anna, all } = await alsoAnnaAlone(one)
    const elsewhere = await anOrganisation(db, 'verified', 'Kettle Works')
    const { consentId: other } = await giveTo(db, one.actor, elsewhere)
    const two = await sharedStory(db)
    const { supporterId } = await aConfirmedTie(db, one.actor)
    const family = await shareWith(db, one.actor, supporterId)
    await stopSharing(db, one.actor, family)
    await stopSharing(db, one.actor, other)
    expect(await states(one)).toMatchObject({ [anna]: 'active', [all]: 'active' })
    await stopSharing(db, one.actor, all)
    expect(await states(one)).toMatchObject({ [anna]: 'withdrawn', [all]: 'withdrawn' })
    expect(await states(two)).toEqual({ [two.consentId]: 'active' })
    const three = await sharedStory(db)
    const both = await alsoAnnaAlone(three)
    await stopSharing(db, three.actor, both.anna)
    expect(await states(three), 'not the reverse').toMatchObject({
      [both.anna]: 'withdrawn',
      [both.all]: 'active'
    })
    const rows = (await ownHistory(db, three.actor)).length
    await stopSharing(db, three.actor, both.all)
    expect((await ownHistory(db, three.actor)).slice(rows), 'what is over is not told again').toEqual([
      'stopped'
    ])
    await expect(stopSharing(db, two.actor, one.consentId)).rejects.toEqual(refusal('not-found'))
  })

  it('stops one named worker alone, and what is over already stops nothing', async () => {
    const one = await sharedStory(db)
    const ben = await aWorker(db, one.at, 'Ben')
    const named = async (accountId: string) => {
      const recipient = { kind: 'worker', organisationId: one.at.id, accountId } as const
      const gift = {
        purpose: 'home',
        sections: ['contact'],
        access: 'look',
        fromDate: null,
        untilDate: one.untilDate
      } as const
      const given = await changeSharing(db, one.actor.personId, (change) =>
        giveConsent(change, {
          ...gift,
          personId: one.actor.personId,
          recipient,
          notice: sharingNotice({
            ...gift,
            recipient: { kind: 'worker', name: 'A worker', organisation: one.at.name },
            now: change.at
          }),
          how: 'own-phone',
          beside: false,
          requestId: null
        })
      )
      return given
    }
    const [anna, bens] = [await named(one.viewer.accountId), await named(ben.accountId)]
    await stopSharing(db, one.actor, anna.consentId)
    expect(await states(one)).toEqual({
      [one.consentId]: 'active',
      [anna.consentId]: 'withdrawn',
      [bens.consentId]: 'active'
    })
    await stopSharing(db, one.actor, one.consentId)
    const again = await named(ben.accountId)
    await stopSharing(db, one.actor, one.consentId)
    expect(await states(one)).toMatchObject({ [bens.consentId]: 'withdrawn', [again.consentId]: 'active' })
    expect((await readShared(db, ben, again.threadRef)).sections).toHaveLength(1)
    await expect(readShared(db, one.viewer, again.threadRef), 'another worker').rejects.toEqual(
      refusal('not-found')
    )
    await giveTo(db, one.actor, one.at)
    await takeOn(db, ben, one.ref, 'Anna is away')
    const annas = await named(one.viewer.accountId)
    await expect(readShared(db, ben, annas.threadRef), 'whoever helps').rejects.toEqual(refusal('not-found'))
    expect((await readShared(db, one.viewer, annas.threadRef)).sections).toHaveLength(1)
  })

  it('says of what ended whether the service was told', async () => {
    const one = await sharedStory(db)
    expect(await findEndings(db, one.actor)).toEqual(new Map())
    db.clock.move(1)
    await stopSharing(db, one.actor, one.consentId)
    const untold = { toldAt: null, answer: null, ground: null, answeredAt: null }
    expect(await findEndings(db, one.actor)).toEqual(new Map([[one.consentId, untold]]))
    await listEndings(db, one.viewer)
    expect(await findEndings(db, one.actor)).toEqual(
      new Map([[one.consentId, { ...untold, toldAt: db.now() }]])
    )
    expect(await findEndings(db, await aPerson(db))).toEqual(new Map())
  })
})

describe('a yes that takes the place of one before', () => {
  it('says so before it is said, as long as that one is not over', async () => {
    const one = await sharedStory(db)
    const draft = await getDraft(
      db.read,
      one.actor,
      await startChange(db, one.actor, one.consentId, 'change')
    )
    const takes = (other: Partial<typeof draft> = {}, actor = one.actor) =>
      takesPlaceOfSomething(db, actor, { ...draft, ...other })
    expect(await takes()).toBe(true)
    expect(await takes({ purpose: 'work' })).toBe(false)
    const anna = { kind: 'worker', organisationId: one.at.id, accountId: one.viewer.accountId } as const
    expect(await takes({ recipient: anna })).toBe(false)
    expect(await takes({}, await aPerson(db))).toBe(false)
    await pauseSharing(db, one.actor, one.consentId)
    expect(await takes()).toBe(true)
    const start = db.now()
    db.clock.set(endOfDay(one.untilDate) - 1)
    expect(await takes()).toBe(true)
    db.clock.move(1)
    expect(await takes()).toBe(false)
    db.clock.set(start)
    await stopSharing(db, one.actor, one.consentId)
    expect(await takes()).toBe(false)
  })
})

describe('see what they see', () => {
  it('shows what will be seen, before it starts and after 90 days', async () => {
    const one = await sharedStory(db)
    const draftId = await startChange(db, one.actor, one.consentId, 'change')
    await answerUntil(db, one.actor, draftId, 'date', untilDateOf('3-months', db.now() + 60 * day))
    await answerStart(db, one.actor, draftId, untilDateOf('7-days', db.now()))
    const later = await sayYes(db, one.actor, draftId)
    expect((await listSharing(db, one.actor))[0]?.state).toBe('scheduled')
    expect(await previewShared(db, one.actor, later)).toHaveLength(2)
    db.clock.move(100 * day)
    expect((await listSharing(db, one.actor))[0]?.state).toBe('reconfirm-due')
    expect(await previewShared(db, one.actor, later)).toHaveLength(2)
    db.clock.move(-100 * day)
  })

  it('shows a secret address to the one worker who is named', async () => {
    const one = await sharedStory(db)
    await saveAnswer(db, one.actor, 'address', 'hidden', 'YES', 0)
    const draftId = await startChange(db, one.actor, one.consentId, 'change')
    await answerWho(db, one.actor, draftId, 'worker')
    await answerWhat(db, one.actor, draftId, { address: true })
    const anna = await sayYes(db, one.actor, draftId)
    expect(await previewShared(db, one.actor, anna)).toContainEqual({
      section: 'address',
      document: { hidden: 'YES' }
    })
  })

  it('is what family sees, and nothing once the person has left', async () => {
    const one = await sharedStory(db)
    const { supporterId } = await aConfirmedTie(db, one.actor)
    const family = await shareWith(db, one.actor, supporterId, ['contact'])
    expect(await previewShared(db, one.actor, family)).toEqual([
      { section: 'contact', document: { phone: '01632 960123' } }
    ])
    await db.write(async (tx) => {
      await tx.update(person).set({ dataKeyId: null }).where(eq(person.id, one.actor.personId))
    })
    await expect(previewShared(db, one.actor, family)).rejects.toEqual(refusal('not-found'))
  })
})

describe('the day that somebody gets out', () => {
  it('is the one they told, and none before', async () => {
    const actor = await aPerson(db)
    expect(await findReleaseDate(db, actor)).toBeNull()
    await saySectionYes(db, actor, 'release')
    await saveAnswer(db, actor, 'release', 'releaseDate', '2027-01-15', 0)
    expect(await findReleaseDate(db, actor)).toBe('2027-01-15')
    expect(await findReleaseDate(db, { ...actor, personId: 'a room', roomOf: actor.personId })).toBe(
      '2027-01-15'
    )
  })
})

describe('taking back the yes to Waymark', () => {
  it('ends what runs and refuses what waits, once each, by the clock of the person’s history', async () => {
    const one = await sharedStory(db)
    const { anna, all } = await alsoAnnaAlone(one)
    await pauseSharing(db, one.actor, anna)
    const waits = await askWithCode(db, one.actor, one.viewer)
    const other = await aWorker(db, await anOrganisation(db))
    await cancelRequest(db, other, await askWithCode(db, one.actor, other))
    const before = (await loadEvents(db.read, one.actor.personId)).length
    const at = db.now()
    db.clock.move(-day)
    await takeBack(db, one.actor)
    db.clock.move(day)
    const events = (await loadEvents(db.read, one.actor.personId)).slice(before)
    expect(events.map((done) => [done.at, done.event])).toEqual([
      [at, { kind: 'revoked', consentId: anna }],
      [at, { kind: 'revoked', consentId: all }],
      [at, { kind: 'refused', requestId: waits }]
    ])
  })
})

describe('an event about what is not there', () => {
  it('is kept and changes nothing; a request without its words is not kept', async () => {
    const { actor, at, consentId } = await sharedStory(db)
    const before = await loadSharing(db.read, actor.personId)
    const record = (event: ConsentEvent) =>
      db.write(async (tx, now) =>
        recordEvent(tx, actor.personId, await loadSharing(tx, actor.personId), now, event)
      )
    await record({ kind: 'paused', consentId: 'none', cause: 'person' })
    await record({ kind: 'refused', requestId: 'none' })
    const lastSeq = before.lastSeq + 2
    expect(await loadSharing(db.read, actor.personId)).toEqual({ ...before, lastSeq })
    expect(await snapshotIsTrue(db.read, actor.personId)).toBe(true)
    const { untilDate, noticeSha256 } = before.consents.get(consentId)!
    const asking = { requestId: newId(), organisationId: at.id, untilDate, noticeSha256, lapsesAt: 1 }
    const what = { purpose: 'home', access: 'look', needed: [], optional: [] } as const
    await expect(record({ kind: 'requested', ...asking, ...what })).rejects.toThrow('a request has words')
    expect(await loadEvents(db.read, actor.personId)).toHaveLength(lastSeq)
  })
})

describe('an event of the first days', () => {
  it('is read as what it meant then: a look, said alone, new and unasked', async () => {
    const actor = await aPerson(db)
    const first = {
      kind: 'given',
      consentId: newId(),
      threadRef: 'a thread',
      sections: ['contact'],
      from: 1,
      until: 2,
      untilDate: '2026-12-20',
      untilZone: 'Europe/London',
      reconfirmBy: 3,
      noticeSha256: 'ab',
      how: 'own-phone'
    }
    const pause = { kind: 'paused', consentId: first.consentId, cause: 'person' }
    await db.write(async (tx) => {
      for (const [i, event] of [first, pause].entries()) {
        const row = { personId: actor.personId, seq: i + 1, at: 1, event: JSON.stringify(event) }
        await tx.insert(consentEvent).values(row)
      }
    })
    expect(await loadEvents(db.read, actor.personId)).toEqual([
      { seq: 1, at: 1, event: { ...first, access: 'look', beside: false, renews: null, requestId: null } },
      { seq: 2, at: 1, event: pause }
    ])
    expect(await loadSharing(db.read, 'nobody')).toEqual({
      lastSeq: 0,
      pausedEverythingAt: null,
      consents: new Map(),
      requests: new Map(),
      blocks: new Set()
    })
  })
})
