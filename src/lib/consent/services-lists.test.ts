import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account } from '#lib/accounts/tables.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { endPlace, setAwayUntil } from '#lib/organisations/membership-store.server.ts'
import { membership, organisation } from '#lib/organisations/tables.server.ts'
import { saveAnswer } from '#lib/record/save-section.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aConfirmedTie, shareWith } from '../../../tests/support/family.ts'
import { anOffer, anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { anAsk, askWithCode, sayYes } from '../../../tests/support/requests.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'
import { answerUntil, answerWhat, answerWho } from './answer-draft.server.ts'
import { askForConsent } from './ask-for-consent.server.ts'
import { blockRecipient } from './block-recipient.server.ts'
import { claimAskCode, makeAskCode } from './ask-codes.server.ts'
import { endHelping } from './end-helping.server.ts'
import { findAskable, getAskable, listAskable } from './find-askable.server.ts'
import { finishEndedSharing } from './finish-ended-sharing.server.ts'
import { freezeSharing } from './freeze-sharing.server.ts'
import { hasKeptNothing } from './has-kept-nothing.server.ts'
import { cancelRequest, listAsked } from './list-asked.server.ts'
import { findBlockable, findBlockableAsker, getBlocked, listBlocked } from './list-blocked.server.ts'
import { getEnding, listEndings } from './list-endings.server.ts'
import { findListed, listPeople } from './list-people.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { findMayAskFor } from './may-ask-for.server.ts'
import { getOwnRequest, listOwnRequests, refuseRequest } from './own-requests.server.ts'
import { pauseEverything } from './pause-everything.server.ts'
import { previewSections } from './preview-sections.server.ts'
import { readShared } from './read-shared.server.ts'
import { coolOff } from './rules.ts'
import { startChange, startDraft } from './start-draft.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { takeOn } from './take-on.server.ts'
import { endOfDay, untilDateOf } from './until.server.ts'
import { verifyConsents } from './verify-consents.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })
const day = 24 * 60 * 60 * 1000 // ms

async function setOrganisation(id: string, set: Partial<typeof organisation.$inferInsert>) {
  await db.write(async (tx) => void (await tx.update(organisation).set(set).where(eq(organisation.id, id))))
}

/** Sam is interested in an offer there, and shares contact for it. */
async function interested(at?: Awaited<ReturnType<typeof anOrganisation>>) {
  const actor = await aPerson(db)
  const service = at ?? (await anOrganisation(db))
  const draftId = await startDraft(db, actor, await anOffer(db, service))
  await answerWhat(db, actor, draftId, { contact: true })
  await answerUntil(db, actor, draftId, '28-days', '')
  const consentId = await sayYes(db, actor, draftId)
  return { actor, at: service, consentId }
}

describe('people who share with a service', () => {
  it('are listed by what they share, with no name and no value', async () => {
    const { actor, at } = await interested()
    const anna = await aWorker(db, at)
    const untilDate = untilDateOf('28-days', db.now())
    const [listed] = await listPeople(db, anna)
    const row = {
      ref: listed!.ref,
      purpose: 'home',
      offers: ['A room with support'],
      since: db.now(),
      untilDate,
      until: endOfDay(untilDate),
      helper: 'nobody',
      opens: false,
      named: false,
      access: 'look',
      sections: [],
      changed: false
    }
    expect(listed).toEqual(row)
    await takeOn(db, anna, row.ref, '')
    const mine = { ...row, helper: 'me', opens: true, sections: ['contact'] }
    expect(await listPeople(db, anna)).toEqual([mine])
    expect(await findListed(db, anna, row.ref)).toEqual(mine)
    const ben = await aWorker(db, at, 'Ben')
    expect(await listPeople(db, ben)).toEqual([{ ...row, helper: { name: 'Anna', awayUntil: null } }])
    await db.write((tx) => setAwayUntil(tx, at.id, anna.accountId, '2031-01-01'))
    expect(await findListed(db, ben, row.ref)).toEqual({
      ...row,
      helper: { name: 'Anna', awayUntil: '2031-01-01' }
    })
    await expect(findListed(db, ben, newRef())).rejects.toEqual(refusal('not-found'))
    const elsewhere = await aWorker(db, await anOrganisation(db))
    await expect(findListed(db, elsewhere, row.ref)).rejects.toEqual(refusal('not-found'))
    await pauseEverything(db, actor)
    expect(await listPeople(db, anna)).toEqual([])
  })

  it('say that something is new since the last look: not before one, not after, and not of what is frozen', async () => {
    const { actor, viewer, ref, consentId } = await sharedStory(db)
    const changed = async () => (await findListed(db, viewer, ref)).changed
    expect(await changed()).toBe(false)
    await readShared(db, viewer, ref)
    expect(await changed()).toBe(false)
    db.clock.move(1)
    await saveAnswer(db, actor, 'contact', 'phone', '01632 960777', 1)
    expect(await changed()).toBe(true)
    await readShared(db, viewer, ref)
    expect(await changed()).toBe(false)
    db.clock.move(1)
    await saveAnswer(db, actor, 'contact', 'phone', '01632 960778', 2)
    await freezeSharing(db, actor, consentId)
    expect(await changed()).toBe(false)
  })

  it('are for one worker alone when the yes names them', async () => {
    const one = await sharedStory(db)
    const draftId = await startChange(db, one.actor, one.consentId, 'change')
    await answerWho(db, one.actor, draftId, 'worker')
    await sayYes(db, one.actor, draftId)
    const [mine, ...rest] = await listPeople(db, one.viewer)
    expect(rest).toEqual([])
    expect(mine).toMatchObject({ helper: 'me', named: true, opens: true, sections: ['contact', 'goals'] })
    expect(await listPeople(db, await aWorker(db, one.at, 'Ben'))).toEqual([])
    await takeOn(db, one.viewer, mine!.ref, '')
    expect(await findListed(db, one.viewer, mine!.ref), 'nobody takes them on').toEqual(mine)
  })

  it('go by the clock of their own history', async () => {
    const one = await sharedStory(db)
    db.clock.move(29 * day)
    await expect(readShared(db, one.viewer, one.ref)).rejects.toEqual(refusal('not-found'))
    db.clock.move(-29 * day)
    expect(await listPeople(db, one.viewer)).toEqual([])
  })

  it('have nobody to help them once the worker has left, and only there', async () => {
    const one = await sharedStory(db)
    const other = await giveTo(db, one.actor, await anOrganisation(db), ['contact'])
    await db.write((tx, now) => endHelping(tx, one.at.id, one.viewer.accountId, now))
    expect((await findListed(db, one.viewer, one.ref)).helper).toBe('nobody')
    const two = await sharedStory(db)
    await db.write((tx, now) => endHelping(tx, one.at.id, two.viewer.accountId, now))
    await db.write((tx, now) => endHelping(tx, two.at.id, one.viewer.accountId, now))
    expect((await findListed(db, two.viewer, two.ref)).helper).toBe('me')
    expect(other.consentId).not.toBe(one.consentId)
  })
})

describe('what a crash left', () => {
  it('is finished at the next start: services that are suspended, workers who left', async () => {
    const one = await sharedStory(db)
    const two = await sharedStory(db)
    const draftId = await startChange(db, two.actor, two.consentId, 'change')
    await answerWho(db, two.actor, draftId, 'worker')
    await sayYes(db, two.actor, draftId)
    const three = await sharedStory(db)
    await setOrganisation(one.at.id, { state: 'suspended' })
    await db.write((tx, now) => endPlace(tx, two.at.id, two.viewer.accountId, now))
    await finishEndedSharing(db)
    const states = async ({ actor }: typeof one) => (await listSharing(db, actor)).map(({ state }) => state)
    expect(await Promise.all([one, two, three].map(states))).toEqual([
      ['revoked'],
      ['revoked', 'withdrawn'],
      ['active']
    ])
  })
})

describe('whom a service may ask', () => {
  it('is found by reference, and by nobody else', async () => {
    const { at } = await interested()
    const anna = await aWorker(db, at)
    const [one] = await listAskable(db, anna)
    expect(await getAskable(db, anna, one!.ref)).toMatchObject({
      ref: one!.ref,
      by: 'interest',
      offers: ['A room with support']
    })
    for (const [viewer, ref] of [
      [anna, newRef()],
      [await aWorker(db, await anOrganisation(db)), one!.ref]
    ] as const) {
      await expect(getAskable(db, viewer, ref)).rejects.toEqual(refusal('not-found'))
    }
  })

  it('says for what, as far as that kind of service may ever hold it', async () => {
    const at = await anOrganisation(db)
    const anna = await aWorker(db, at)
    const all = await findMayAskFor(db, anna)
    expect(all).toEqual(expect.arrayContaining(['contact', 'address', 'health', 'family']))
    expect(all).not.toContain('cv')
    await setOrganisation(at.id, { kind: 'employer' })
    expect(await findMayAskFor(db, anna)).toEqual(
      all!.filter((section) => !['family', 'housing'].includes(section))
    )
    await setOrganisation(at.id, { kind: 'statutory' })
    expect(await findMayAskFor(db, anna)).toBeNull()
    for (const state of ['applied', 'suspended'] as const) {
      await setOrganisation(at.id, { kind: 'charity', state })
      expect(await findMayAskFor(db, anna)).toBeNull()
    }
    expect(await findMayAskFor(db, { ...anna, organisationId: 'nowhere' })).toBeNull()
  })

  it('is told what became of its questions, and no more', async () => {
    const { actor, at } = await interested()
    const anna = await aWorker(db, at)
    const [{ ref } = { ref: '' }] = await listAskable(db, anna)
    const requestId = await askForConsent(db, anna, ref, anAsk(db))
    const row = {
      requestId,
      ref,
      purpose: 'home',
      sections: ['contact', 'goals'],
      askedBy: 'Anna',
      askedAt: db.now(),
      state: 'waiting'
    }
    expect(await listAsked(db, anna)).toEqual([row])
    expect(await listAsked(db, await aWorker(db, await anOrganisation(db)))).toEqual([])
    const stranger = await aPerson(db)
    db.clock.move(1)
    const second = await askWithCode(db, stranger, anna)
    expect((await listAsked(db, anna)).map((one) => [one.requestId, one.ref])).toEqual([
      [second, second],
      [requestId, ref]
    ])
    const elsewhere = await aWorker(db, await anOrganisation(db))
    await expect(cancelRequest(db, elsewhere, requestId)).rejects.toEqual(refusal('not-found'))
    await expect(cancelRequest(db, anna, newRef())).rejects.toEqual(refusal('not-found'))
    await refuseRequest(db, actor, requestId)
    await cancelRequest(db, anna, requestId)
    expect((await listAsked(db, anna))[1]?.state, 'a no stays a no').toBe('no')
    db.clock.move(365 * day - 2)
    expect(await listAsked(db, anna)).toHaveLength(2)
    db.clock.move(1)
    expect(
      (await listAsked(db, anna)).map((one) => one.requestId),
      'a year later'
    ).toEqual([second])
  })

  it('may ask again with a code during the time after a no, and not with the interest', async () => {
    const { actor, at } = await interested()
    const anna = await aWorker(db, at)
    const [{ ref } = { ref: '' }] = await listAskable(db, anna)
    await refuseRequest(db, actor, await askForConsent(db, anna, ref, anAsk(db)))
    db.clock.move(coolOff - 1)
    expect(await findAskable(db.read, anna, ref, db.now())).toBeNull()
    const { code } = await makeAskCode(db, actor)
    const byCode = await claimAskCode(db, anna, code)
    expect(await listAskable(db, anna)).toEqual([{ ref: byCode, by: 'code', offers: [] }])
    db.clock.move(1)
    expect((await listAskable(db, anna)).map(({ by }) => by)).toEqual(['code', 'interest'])
  })
})

describe('a request, for the person', () => {
  it('says all that was asked, by whom, and until when it waits', async () => {
    const { actor, at, viewer } = await sharedStory(db)
    const requestId = await askWithCode(db, actor, viewer, { access: 'suggest', note: 'Ring me.' })
    const request = {
      requestId,
      organisationId: at.id,
      purpose: 'home',
      access: 'suggest',
      needed: ['contact'],
      optional: ['goals'],
      untilDate: untilDateOf('28-days', db.now()),
      organisationName: 'Connect Housing',
      workerName: 'Anna',
      status: 'requested',
      askedAt: db.now(),
      lapsesAt: db.now() + 28 * day,
      consentId: null
    }
    expect(await listOwnRequests(db, actor)).toEqual([request])
    const text = { onNo: 'You still get a bed tonight.', note: 'Ring me.' }
    expect(await getOwnRequest(db, actor, requestId)).toEqual({ ...request, text })
    await db.write(async (tx) => {
      await tx.update(account).set({ closedAt: 1 }).where(eq(account.id, viewer.accountId))
      await tx.delete(membership).where(eq(membership.accountId, viewer.accountId))
    })
    expect((await getOwnRequest(db, actor, requestId)).workerName).toBeNull()
    await setOrganisation(at.id, { state: 'suspended' })
    const over = { status: 'lapsed', text: { onNo: '', note: '' } }
    expect(await getOwnRequest(db, actor, requestId)).toMatchObject(over)
    expect(await listOwnRequests(db, actor)).toEqual([])
  })

  it('goes by the clock of the person’s own history', async () => {
    const { actor, viewer } = await sharedStory(db)
    const requestId = await askWithCode(db, actor, viewer)
    db.clock.move(28 * day)
    await pauseEverything(db, actor)
    db.clock.move(-28 * day)
    expect((await getOwnRequest(db, actor, requestId)).status).toBe('lapsed')
    await refuseRequest(db, actor, requestId)
    expect((await getOwnRequest(db, actor, requestId)).status).toBe('lapsed')
  })

  it('can be answered with a block: of the service, or of the worker who asked', async () => {
    const { actor, at, viewer } = await sharedStory(db)
    const requestId = await askWithCode(db, actor, viewer)
    const place = { organisationId: at.id, organisation: 'Connect Housing' }
    const service = {
      target: { kind: 'organisation', id: at.id },
      party: { kind: 'organisation', ...place }
    }
    const anna = {
      target: { kind: 'worker', id: viewer.accountId },
      party: { kind: 'worker', accountId: viewer.accountId, name: 'Anna', ...place }
    }
    expect(await findBlockableAsker(db, actor, requestId)).toEqual([anna, service])
    await expect(findBlockableAsker(db, await aPerson(db), requestId)).rejects.toEqual(refusal('not-found'))
    await expect(findBlockableAsker(db, actor, newRef())).rejects.toEqual(refusal('not-found'))
  })
})

describe('whom a person blocked', () => {
  it('is named by a code that is no id, and found by it alone', async () => {
    const one = await sharedStory(db)
    const { supporterId } = await aConfirmedTie(db, one.actor)
    const family = await shareWith(db, one.actor, supporterId)
    await expect(findBlockable(db, one.actor, family), 'family has its own page').rejects.toEqual(
      refusal('not-found')
    )
    const found = await findBlockable(db, one.actor, one.consentId)
    for (const { target, party } of found) await blockRecipient(db, one.actor, target, party)
    const mum = { kind: 'supporter', supporterId, name: 'Rosa' } as const
    await blockRecipient(db, one.actor, { kind: 'supporter', id: supporterId }, mum)
    const blocked = await listBlocked(db, one.actor)
    expect(blocked.map(({ id: _, ...rest }) => rest)).toEqual([found[1], found[0]])
    for (const { id, target, party } of blocked) {
      expect(id).toMatch(/^[\w-]{22}$/)
      expect(await getBlocked(db, one.actor, id)).toMatchObject({ target, party })
    }
    await expect(getBlocked(db, one.actor, newRef())).rejects.toEqual(refusal('not-found'))
    await db.write(async (tx) => {
      await tx.delete(membership).where(eq(membership.accountId, one.viewer.accountId))
    })
    const [gone] = await listBlocked(db, one.actor)
    expect(gone?.party).toEqual({
      kind: 'worker',
      accountId: one.viewer.accountId,
      name: '',
      organisationId: '',
      organisation: ''
    })
  })

  it('can be only the service, where nobody helps', async () => {
    const actor = await aPerson(db)
    const at = await anOrganisation(db)
    const { consentId } = await giveTo(db, actor, at)
    expect((await findBlockable(db, actor, consentId)).map(({ target }) => target)).toEqual([
      { kind: 'organisation', id: at.id }
    ])
  })
})

describe('endings', () => {
  it('are told twenty at a time, and only what was told can be answered', async () => {
    const at = await anOrganisation(db)
    const anna = await aWorker(db, at)
    const refs: string[] = []
    for (let i = 0; i < 22; i++) {
      const actor = await aPerson(db)
      const { consentId, threadRef } = await giveTo(db, actor, at, ['contact'])
      await takeOn(db, anna, threadRef, '')
      db.clock.move(1)
      await stopSharing(db, actor, consentId)
      refs.unshift(threadRef)
    }
    await expect(getEnding(db, anna, refs[0]!)).rejects.toEqual(refusal('not-found'))
    expect((await listEndings(db, anna)).map(({ ref }) => ref)).toEqual(refs.slice(0, 20))
    expect((await getEnding(db, anna, refs[0]!)).ref).toBe(refs[0])
    await expect(getEnding(db, anna, refs[20]!)).rejects.toEqual(refusal('not-found'))
    expect((await listEndings(db, anna)).map(({ ref }) => ref)).toEqual(refs)
    await expect(getEnding(db, anna, newRef())).rejects.toEqual(refusal('not-found'))
  })
})

describe('what stands stored', () => {
  it('is checked for everybody against what happened, and whoever differs is named', async () => {
    await using alone = await openTestDatabase({ memory: true })
    const one = await sharedStory(alone)
    await sharedStory(alone)
    expect(await verifyConsents(alone)).toEqual({ people: 2, broken: [] })
    for (const edit of [
      sql`UPDATE consent SET until_at = until_at + 1 WHERE person_id = ${one.actor.personId}`,
      sql`UPDATE consent SET until_at = until_at - 1, sections = '["contact","goals","health"]'
        WHERE person_id = ${one.actor.personId}`
    ]) {
      await alone.write((tx) => tx.run(edit))
      expect(await verifyConsents(alone)).toEqual({ people: 2, broken: [one.actor.personId] })
    }
    const others = [await sharedStory(alone), await sharedStory(alone)]
    await alone.write((tx) =>
      tx.run(sql`UPDATE consent SET until_at = until_at + 1 WHERE person_id = ${others[1]!.actor.personId}`)
    )
    const broken = [one, others[1]!].map(({ actor }) => actor.personId).sort()
    for (const pageSize of [1, 3, 4, 200]) {
      expect(await verifyConsents(alone, pageSize), 'each once').toEqual({ people: 4, broken })
    }
  })

  it.each([
    ['a request', sql`UPDATE consent_request SET lapses_at = lapses_at + 1`],
    ['a block', sql`DELETE FROM block`]
  ])('counts %s as well', async (_, edit) => {
    await using alone = await openTestDatabase({ memory: true })
    const { actor, viewer, at } = await sharedStory(alone)
    await askWithCode(alone, actor, viewer)
    const party = { kind: 'organisation', organisationId: at.id, organisation: at.name } as const
    await blockRecipient(alone, actor, { kind: 'worker', id: viewer.accountId }, party)
    await blockRecipient(alone, actor, { kind: 'organisation', id: at.id }, party)
    expect((await verifyConsents(alone)).broken, 'in whatever order they were blocked').toEqual([])
    await alone.write((tx) => tx.run(edit))
    expect((await verifyConsents(alone)).broken).toEqual([actor.personId])
  })

  it('is nothing for somebody who began nothing', async () => {
    const kept = (id: string) => db.write((tx) => hasKeptNothing(tx, id))
    const actor = await aPerson(db)
    expect(await kept(actor.personId)).toBe(true)
    await makeAskCode(db, actor)
    expect(await kept(actor.personId)).toBe(false)
    const begun = await aPerson(db)
    await startDraft(db, begun, await anOffer(db, await anOrganisation(db)))
    expect(await kept(begun.personId)).toBe(false)
    const shares = await sharedStory(db)
    expect(await kept(shares.actor.personId)).toBe(false)
  })

  it('is what a page shows before a yes: the values themselves, and which address is secret', async () => {
    const { actor } = await sharedStory(db)
    const preview = (...sections: Parameters<typeof previewSections>[2]) =>
      previewSections(db, actor, sections)
    expect(await preview('goals', 'contact', 'address')).toEqual([
      { section: 'goals', heading: 'My goals', phrase: 'your goals', facts: [], isSecret: false },
      {
        section: 'contact',
        heading: 'How to reach me',
        phrase: 'how to reach you',
        facts: [{ label: 'Phone', value: '01632 960123' }],
        isSecret: false
      },
      { section: 'address', heading: 'Where I live', phrase: 'where you live', facts: [], isSecret: false }
    ])
    await saveAnswer(db, actor, 'address', 'hidden', 'NO', 0)
    expect((await preview('address'))[0]?.isSecret).toBe(false)
    await saveAnswer(db, actor, 'address', 'hidden', 'YES', 1)
    const secret = await preview('contact', 'address')
    expect(secret.map(({ isSecret }) => isSecret)).toEqual([false, true])
    const room = { ...actor, personId: 'a room', roomOf: actor.personId }
    expect(await previewSections(db, room, ['contact'])).toMatchObject([
      { facts: [{ value: '01632 960123' }] }
    ])
    await db.write(async (tx) => {
      await tx.update(person).set({ dataKeyId: null }).where(eq(person.id, actor.personId))
    })
    await expect(preview('contact')).rejects.toEqual(refusal('not-allowed'))
  })
})
