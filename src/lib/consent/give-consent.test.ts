import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, newRef } from '#lib/database/new-id.ts'
import { endPlace } from '#lib/organisations/membership-store.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { addRoom } from '#lib/record/add-room.server.ts'
import { saveAnswer } from '#lib/record/save-section.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { makeDataKey } from '#lib/vault/data-keys.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aConfirmedTie, anAcceptedTie } from '../../../tests/support/family.ts'
import { anOffer, anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { askWithCode, ownHistory, sayYes } from '../../../tests/support/requests.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { answerChoice, answerUntil, answerWhat, answerWho } from './answer-draft.server.ts'
import { blockRecipient, unblockRecipient } from './block-recipient.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { getDraft, listDrafts } from './draft.server.ts'
import { giveConsent, type Gift } from './give-consent.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { sharingNotice } from './notice.server.ts'
import { pauseEverything, resumeEverything } from './pause-everything.server.ts'
import { readShared } from './read-shared.server.ts'
import { reconfirmAfter, type Recipient } from './rules.ts'
import { loadEvents } from './sharing-store.server.ts'
import { startAnswer, startChange, startDraft } from './start-draft.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { takeOn } from './take-on.server.ts'
import { sharingThread } from './tables.server.ts'
import { endOfDay, startOfDay, untilDateOf } from './until.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })
const day = 24 * 60 * 60 * 1000 // ms

const service = ({ at }: Pick<SharedStory, 'at'>): Recipient => ({
  kind: 'organisation',
  organisationId: at.id
})
const worker = ({ at, viewer }: SharedStory): Recipient => ({
  kind: 'worker',
  organisationId: at.id,
  accountId: viewer.accountId
})

/** The last step of every yes, whatever pages led to it. */
function give({ actor }: Pick<SharedStory, 'actor'>, recipient: Recipient, but: Partial<Gift> = {}) {
  const gift = {
    purpose: 'home',
    sections: ['contact', 'goals'],
    access: 'look',
    fromDate: null,
    untilDate: untilDateOf('28-days', db.now()),
    ...but
  } as const
  return changeSharing(db, actor.personId, (change) =>
    giveConsent(change, {
      personId: actor.personId,
      recipient,
      notice: sharingNotice({
        ...gift,
        recipient: { kind: 'organisation', organisation: 'Connect Housing' },
        now: change.at
      }),
      how: actor.way,
      beside: false,
      requestId: null,
      ...gift
    })
  )
}

async function suspend(id: string, state: 'applied' | 'suspended' | 'verified' = 'suspended') {
  await db.write(async (tx) => {
    await tx.update(organisation).set({ state }).where(eq(organisation.id, id))
  })
}

async function loseKey(personId: string): Promise<void> {
  await db.write(async (tx) => {
    await tx.update(person).set({ dataKeyId: null }).where(eq(person.id, personId))
  })
}

describe('a yes', () => {
  it('is kept with all that was agreed', async () => {
    const one = await sharedStory(db)
    const fromDate = untilDateOf('7-days', db.now())
    const untilDate = untilDateOf('28-days', db.now())
    const sections = ['goals', 'contact', 'goals']
    const given = await give(one, worker(one), { sections, fromDate, access: 'suggest', beside: true })
    const { event, at } = (await loadEvents(db.read, one.actor.personId)).at(-1)!
    expect(at).toBe(db.now())
    expect(event).toEqual({
      kind: 'given',
      ...given,
      sections: ['contact', 'goals'],
      access: 'suggest',
      from: startOfDay(fromDate),
      until: endOfDay(untilDate),
      untilDate,
      untilZone: 'Europe/London',
      reconfirmBy: startOfDay(fromDate) + reconfirmAfter,
      noticeSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      how: 'own-phone',
      beside: true,
      renews: null,
      requestId: null
    })
    const [thread] = await db.read.select().from(sharingThread).where(eq(sharingThread.ref, given.threadRef))
    expect(thread).toEqual({
      ref: given.threadRef,
      personId: one.actor.personId,
      recipient: `worker:${one.at.id}:${one.viewer.accountId}`,
      organisationId: one.at.id,
      workerId: one.viewer.accountId,
      supporterId: null,
      purpose: 'home'
    })
  })

  it('that starts today starts now, not before it was said', async () => {
    const one = await sharedStory(db)
    await give(one, service(one), { fromDate: untilDateOf('today', db.now()) })
    expect((await listSharing(db, one.actor))[0]?.fromAt).toBe(db.now())
  })

  it.each<[string, (s: SharedStory) => Promise<unknown>, Partial<Gift>, string]>([
    ['to no section', async () => undefined, { sections: [] }, 'bad-input'],
    ['to what no service may hold', async () => undefined, { sections: ['contact', 'cv'] }, 'bad-input'],
    ['until a day that has gone', async () => undefined, { untilDate: '2026-01-01' }, 'bad-input'],
    ['from after its end', async () => undefined, { fromDate: '2031-01-01' }, 'bad-input'],
    ['to a service that was suspended', (s) => suspend(s.at.id), {}, 'not-found'],
    ['to a service that is not checked yet', (s) => suspend(s.at.id, 'applied'), {}, 'not-found'],
    [
      'to a service that the person blocked',
      (s) =>
        blockRecipient(
          db,
          s.actor,
          { kind: 'organisation', id: s.at.id },
          { kind: 'organisation', organisationId: s.at.id, organisation: s.at.name }
        ),
      {},
      'not-allowed'
    ]
  ])('is refused %s, and nothing is written', async (_, before, but, code) => {
    const one = await sharedStory(db)
    await before(one)
    const rows = await ownHistory(db, one.actor)
    await expect(give(one, service(one), but)).rejects.toEqual(refusal(code))
    expect(await ownHistory(db, one.actor)).toEqual(rows)
  })

  it('is refused to a worker who left, to one of elsewhere, and to one who is blocked', async () => {
    const one = await sharedStory(db)
    const elsewhere = await aWorker(db, await anOrganisation(db))
    const other = { kind: 'worker', organisationId: one.at.id, accountId: elsewhere.accountId } as const
    await expect(give(one, other)).rejects.toEqual(refusal('not-found'))
    const target = { kind: 'worker', id: one.viewer.accountId } as const
    const party = {
      kind: 'worker',
      accountId: one.viewer.accountId,
      name: 'Anna',
      organisationId: one.at.id,
      organisation: one.at.name
    } as const
    await blockRecipient(db, one.actor, target, party)
    await expect(give(one, worker(one))).rejects.toEqual(refusal('not-allowed'))
    await give(one, service(one))
    await unblockRecipient(db, one.actor, target, party)
    await give(one, worker(one))
    await db.write((tx, now) => endPlace(tx, one.at.id, one.viewer.accountId, now))
    await expect(give(one, worker(one))).rejects.toEqual(refusal('not-found'))
  })

  it('is refused to a supporter who is not confirmed, who is somebody else’s, or who is blocked', async () => {
    const one = await sharedStory(db)
    const to = (supporterId: string) =>
      give(one, { kind: 'supporter', supporterId }, { purpose: 'close', sections: ['contact'] })
    const { supporterId: waits } = await anAcceptedTie(db, one.actor, 'Mum')
    await expect(to(waits)).rejects.toEqual(refusal('not-found'))
    const { supporterId: foreign } = await aConfirmedTie(db, await aPerson(db))
    await expect(to(foreign)).rejects.toEqual(refusal('not-found'))
    const { supporterId } = await aConfirmedTie(db, one.actor)
    const { threadRef } = await to(supporterId)
    const [thread] = await db.read.select().from(sharingThread).where(eq(sharingThread.ref, threadRef))
    expect(thread).toMatchObject({ organisationId: null, workerId: null, supporterId })
    const party = { kind: 'supporter', supporterId, name: 'Rosa' } as const
    await blockRecipient(db, one.actor, { kind: 'supporter', id: supporterId }, party)
    await expect(to(supporterId)).rejects.toEqual(refusal('not-allowed'))
  })
})

describe('a yes after a yes', () => {
  it.each<[string, Partial<Gift>, boolean]>([
    ['to the same goes on with it', {}, true],
    ['to less is a new one', { sections: ['contact'] }, false],
    ['to more is a new one', { sections: ['contact', 'goals', 'identity'] }, false],
    ['with another access is a new one', { access: 'suggest' }, false],
    ['for another purpose is a new one beside it', { purpose: 'work' }, false]
  ])('%s', async (_, but, goesOn) => {
    const one = await sharedStory(db)
    await give(one, service(one), but)
    const { event } = (await loadEvents(db.read, one.actor.personId)).at(-1)!
    expect(event).toMatchObject({ kind: 'given', renews: goesOn ? one.consentId : null })
    expect((await ownHistory(db, one.actor)).at(-1)).toBe(goesOn ? 'renewed' : 'gave')
    const states = (await listSharing(db, one.actor)).map(({ state }) => state)
    expect(states).toEqual(['active', but.purpose === 'work' ? 'active' : 'superseded'])
  })

  it.each<[string, (s: SharedStory) => Promise<unknown>]>([
    ['stopped', (s) => stopSharing(db, s.actor, s.consentId)],
    [
      'ended, because the service was away',
      (s) =>
        changeSharing(db, s.actor.personId, (change) =>
          change.record({ kind: 'revoked', consentId: s.consentId })
        )
    ]
  ])('that was %s begins anew, with the same reference', async (_, end) => {
    const one = await sharedStory(db)
    await end(one)
    const { threadRef } = await give(one, service(one))
    expect(threadRef).toBe(one.ref)
    const { event } = (await loadEvents(db.read, one.actor.personId)).at(-1)!
    expect(event).toMatchObject({ kind: 'given', renews: null })
  })
})

describe('the questions on the way', () => {
  it('know what they are about: an offer, a request, a yes', async () => {
    const one = await sharedStory(db)
    const offerId = await anOffer(db, one.at)
    const fromOffer = await getDraft(db.read, one.actor, await startDraft(db, one.actor, offerId))
    const common = {
      organisationId: one.at.id,
      organisationName: 'Connect Housing',
      worker: { accountId: one.viewer.accountId, name: 'Anna' },
      recipient: { kind: 'organisation', organisationId: one.at.id },
      named: { kind: 'organisation', organisation: 'Connect Housing' },
      purpose: 'home',
      holds: fromOffer.holds,
      access: 'look',
      fromDate: null,
      consentId: null
    }
    expect(fromOffer.holds).toEqual(expect.arrayContaining(['identity', 'contact', 'address', 'family']))
    expect(fromOffer).toEqual({
      ...common,
      id: fromOffer.id,
      about: { kind: 'offer', offerId, title: 'A room with support' },
      asksFor: ['contact', 'goals'],
      needed: [],
      answers: {},
      untilChoice: null,
      untilDate: null
    })
    const requestId = await askWithCode(db, one.actor, one.viewer, { access: 'suggest' })
    const untilDate = untilDateOf('28-days', db.now())
    const part = await getDraft(db.read, one.actor, await startAnswer(db, one.actor, requestId, 'part'))
    expect(part).toEqual({
      ...common,
      id: part.id,
      about: { kind: 'request', requestId, access: 'suggest', untilDate },
      asksFor: ['contact', 'goals'],
      needed: ['contact'],
      answers: {},
      untilChoice: 'asked',
      untilDate
    })
    const all = await getDraft(db.read, one.actor, await startAnswer(db, one.actor, requestId, 'all'))
    expect(all).toMatchObject({ answers: { contact: true, goals: true }, access: 'suggest' })
    await expect(getDraft(db.read, one.actor, part.id), 'begun anew').rejects.toEqual(refusal('not-found'))
    const changeId = await startChange(db, one.actor, one.consentId, 'change')
    expect(await getDraft(db.read, one.actor, changeId)).toEqual({
      ...common,
      id: changeId,
      about: { kind: 'consent', consentId: one.consentId, untilDate: one.untilDate },
      asksFor: ['contact', 'goals'],
      needed: [],
      answers: { contact: true, goals: true },
      untilChoice: 'same',
      untilDate: one.untilDate
    })
    expect(await answerUntil(db, one.actor, changeId, 'asked', '')).toBeNull()
    expect(await getDraft(db.read, one.actor, changeId)).toMatchObject({
      untilChoice: 'asked',
      untilDate: one.untilDate
    })
    expect(await answerUntil(db, one.actor, fromOffer.id, 'same', '')).toBe('not-a-date')
  })

  it('are for one worker once the person says so, and for nobody when that worker left', async () => {
    const one = await sharedStory(db)
    const draftId = await startChange(db, one.actor, one.consentId, 'change')
    await answerWho(db, one.actor, draftId, 'worker')
    expect(await getDraft(db.read, one.actor, draftId)).toMatchObject({
      recipient: worker(one),
      named: { kind: 'worker', name: 'Anna', organisation: 'Connect Housing' }
    })
    await db.write((tx, now) => endPlace(tx, one.at.id, one.viewer.accountId, now))
    expect(await getDraft(db.read, one.actor, draftId)).toMatchObject({
      worker: null,
      recipient: worker(one),
      named: { kind: 'worker', name: '', organisation: 'Connect Housing' }
    })
    await expect(answerWho(db, one.actor, draftId, 'worker')).rejects.toEqual(refusal('bad-input'))
    await expect(sayYes(db, one.actor, draftId)).rejects.toEqual(refusal('not-found'))
    await answerWho(db, one.actor, draftId, 'service')
    expect((await getDraft(db.read, one.actor, draftId)).recipient).toEqual(service(one))
    await sayYes(db, one.actor, draftId)
  })

  it('are open while each answer is a no, or there is no end', async () => {
    const actor = await aPerson(db)
    const draftId = await startDraft(db, actor, await anOffer(db, await anOrganisation(db)))
    await answerUntil(db, actor, draftId, '7-days', '')
    await answerWhat(db, actor, draftId, { contact: false })
    await expect(sayYes(db, actor, draftId)).rejects.toEqual(refusal('bad-input'))
    await answerWhat(db, actor, draftId, { contact: true })
    await sayYes(db, actor, draftId)
  })

  it('have nobody to choose where nobody helps yet, and hide nothing of a service that was suspended', async () => {
    const actor = await aPerson(db)
    const at = await anOrganisation(db)
    const draftId = await startDraft(db, actor, await anOffer(db, at))
    expect(await getDraft(db.read, actor, draftId)).toMatchObject({ worker: null, consentId: null })
    await suspend(at.id)
    await expect(getDraft(db.read, actor, draftId)).rejects.toEqual(refusal('not-found'))
  })

  it('keep each choice of the last page', async () => {
    const one = await sharedStory(db)
    const draftId = await startChange(db, one.actor, one.consentId, 'change')
    const from = untilDateOf('7-days', db.now())
    for (const [choice, value, typed, kept] of [
      ['who', 'worker', '', { recipient: worker(one) }],
      ['who', 'service', '', { recipient: service(one) }],
      ['access', 'suggest', '', { access: 'suggest' }],
      ['access', 'look', '', { access: 'look' }],
      ['start', 'date', from, { fromDate: from }],
      ['start', 'now', from, { fromDate: null }]
    ] as const) {
      expect(await answerChoice(db, one.actor, draftId, choice, value, typed)).toBeNull()
      expect(await getDraft(db.read, one.actor, draftId)).toMatchObject(kept)
    }
    await expect(answerChoice(db, one.actor, draftId, 'who', 'look', '')).rejects.toEqual(
      refusal('bad-input')
    )
    await expect(answerChoice(db, one.actor, draftId, 'access', 'worker', '')).rejects.toEqual(
      refusal('bad-input')
    )
  })

  it('go on where they stopped, and are closed once the yes was said', async () => {
    const one = await sharedStory(db)
    const offerId = await anOffer(db, one.at)
    const draftId = await startDraft(db, one.actor, offerId)
    expect(await startDraft(db, one.actor, offerId)).toBe(draftId)
    await answerWhat(db, one.actor, draftId, { contact: true })
    await answerUntil(db, one.actor, draftId, '7-days', '')
    const consentId = await sayYes(db, one.actor, draftId)
    expect(await getDraft(db.read, one.actor, draftId)).toMatchObject({ consentId })
    await expect(answerWhat(db, one.actor, draftId, { goals: true })).rejects.toEqual(refusal('not-found'))
    await expect(startDraft(db, one.actor, newId())).rejects.toEqual(refusal('not-found'))
    await expect(startAnswer(db, one.actor, newRef(), 'all')).rejects.toEqual(refusal('not-found'))
  })

  it('are listed while they wait, newest first: those of an offer that is still there', async () => {
    const actor = await aPerson(db)
    const [housing, works] = [await anOrganisation(db), await anOrganisation(db, 'verified', 'Kettle Works')]
    const ended = await anOffer(db, housing)
    await startDraft(db, actor, ended)
    db.clock.move(1)
    const older = await startDraft(db, actor, await anOffer(db, housing))
    db.clock.move(1)
    const newer = await startDraft(db, actor, await anOffer(db, works))
    db.clock.move(1)
    await startAnswer(db, actor, await askWithCode(db, actor, await aWorker(db, works)), 'all')
    const said = await startDraft(db, actor, await anOffer(db, works))
    await answerWhat(db, actor, said, { contact: true })
    await answerUntil(db, actor, said, '7-days', '')
    await sayYes(db, actor, said)
    await db.write(async (tx) => {
      await tx.update(offer).set({ state: 'ended' }).where(eq(offer.id, ended))
    })
    const offerTitle = 'A room with support'
    expect(await listDrafts(db.read, actor)).toEqual([
      { id: newer, offerTitle, organisationName: 'Kettle Works' },
      { id: older, offerTitle, organisationName: 'Connect Housing' }
    ])
    expect(await listDrafts(db.read, await aPerson(db))).toEqual([])
  })
})

describe('what is shared from behind the private door', () => {
  async function roomStory() {
    const one = await sharedStory(db)
    const room = { ...one.actor, personId: newId(), roomOf: one.actor.personId }
    const dataKeyId = await makeDataKey(db, room.personId, db.now())
    await db.write((tx, now) => addRoom(tx, { ownerId: room.roomOf, roomId: room.personId, dataKeyId }, now))
    const { threadRef, consentId } = await giveTo(db, room, one.at, ['contact', 'address'])
    await takeOn(db, one.viewer, threadRef, '')
    const look = () => readShared(db, one.viewer, threadRef)
    return { ...one, room, consentId, look }
  }

  it('opens the one record of its owner, as long as neither paused everything', async () => {
    const { actor, room, look } = await roomStory()
    expect((await look()).sections).toEqual([
      { section: 'address', document: null },
      { section: 'contact', document: { phone: '01632 960123' } }
    ])
    for (const whose of [actor, room]) {
      await pauseEverything(db, whose)
      await expect(look()).rejects.toEqual(refusal('not-found'))
      await resumeEverything(db, whose)
      expect((await look()).sections).toHaveLength(2)
    }
  })

  it('opens nothing once its owner, or the room, is gone', async () => {
    const one = await roomStory()
    await loseKey(one.actor.personId)
    await expect(one.look()).rejects.toEqual(refusal('not-found'))
    const other = await roomStory()
    await loseKey(other.room.personId)
    await expect(other.look()).rejects.toEqual(refusal('not-found'))
  })

  it('loses an address that became secret, as what is shared in the open does', async () => {
    const { actor, room, look } = await roomStory()
    await saveAnswer(db, actor, 'address', 'hidden', 'YES', 0)
    expect((await look()).sections.map(({ section }) => section)).toEqual(['contact'])
    expect((await listSharing(db, room))[0]?.sections).toEqual(['contact'])
    const to = { kind: 'organisation', organisationId: (await anOrganisation(db)).id } as const
    await expect(give({ actor: room }, to, { sections: ['address'] })).rejects.toEqual(refusal('bad-input'))
  })

  it('moves by the clock of its own history', async () => {
    const { room, consentId } = await roomStory()
    db.clock.move(29 * day)
    await pauseEverything(db, room)
    db.clock.move(-29 * day)
    expect((await listSharing(db, room)).find((one) => one.consentId === consentId)?.state).toBe('expired')
  })
})
