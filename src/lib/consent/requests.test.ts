import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { newRef } from '#lib/database/new-id.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { endPlace } from '#lib/organisations/membership-store.server.ts'
import { checkGrace } from '#lib/organisations/rules.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { sayYes as sayYesToWaymark } from '#lib/record/say-yes.server.ts'
import { notice } from '#lib/record/tables.server.ts'
import { takeBack } from '#lib/record/take-back.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { anAsk, answerAll, askWithCode, ownHistory, sayYes } from '../../../tests/support/requests.ts'
import { giveTo, keyOf } from '../../../tests/support/sharing.ts'
import {
  answerAccess,
  answerChoice,
  answerStart,
  answerUntil,
  answerWhat,
  answerWho
} from './answer-draft.server.ts'
import { claimAskCode, makeAskCode } from './ask-codes.server.ts'
import { askForConsent } from './ask-for-consent.server.ts'
import { blockRecipient } from './block-recipient.server.ts'
import { getDraft } from './draft.server.ts'
import { giveDraft } from './give-draft.server.ts'
import { listAskable } from './find-askable.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { giveConsent } from './give-consent.server.ts'
import { sharingNotice } from './notice.server.ts'
import { cancelRequest, listAsked } from './list-asked.server.ts'
import { findMayAskFor } from './may-ask-for.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { deferRequest, getOwnRequest, listOwnRequests, refuseRequest } from './own-requests.server.ts'
import { openRequestText, sealRequestText } from './request-words.server.ts'
import { coolOff, requestLapsesAfter } from './rules.ts'
import { startAnswer, startDraft } from './start-draft.server.ts'
import { consentRequest } from './tables.server.ts'
import { untilDateOf } from './until.server.ts'
import { snapshotIsTrue } from './verify-consents.server.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })
const day = 24 * 60 * 60 * 1000

async function story() {
  const sam = await aPerson(db)
  const at = await anOrganisation(db)
  return { sam, at, anna: await aWorker(db, at) }
}

/** Sam is interested in an offer of theirs, and stopped sharing or not. */
async function interested() {
  const { sam, at, anna } = await story()
  const draftId = await startDraft(db, sam, await anOffer(db, at))
  await answerWhat(db, sam, draftId, { contact: true })
  await answerUntil(db, sam, draftId, '28-days', '')
  await sayYes(db, sam, draftId)
  const [askable] = await listAskable(db, anna)
  return { sam, at, anna, ref: askable!.ref }
}

const stateFor = async (viewer: Parameters<typeof listAsked>[1]) => (await listAsked(db, viewer))[0]?.state

describe('asking', () => {
  it('reaches a person with the exact words, the service’s own words sealed', async () => {
    const { sam, anna } = await story()
    const requestId = await askWithCode(db, sam, anna, { note: 'Ring me on Monday, Sam.' })
    const [own] = await listOwnRequests(db, sam)
    expect(own).toMatchObject({
      requestId,
      organisationName: 'Connect Housing',
      workerName: 'Anna',
      needed: ['contact'],
      optional: ['goals'],
      status: 'requested'
    })
    expect((await getOwnRequest(db, sam, requestId)).text).toEqual({
      onNo: 'You still get a bed tonight.',
      note: 'Ring me on Monday, Sam.'
    })
    const [row] = await db.read.select().from(consentRequest).where(eq(consentRequest.id, requestId))
    expect(row!.sealedWords.includes('Monday')).toBe(false)
    const [words] = await db.read.select().from(notice).where(eq(notice.sha256, row!.noticeSha256))
    expect(words).toMatchObject({ version: 'request-1', language: 'en' })
    expect(words!.text).toContain('Anna at Connect Housing asks.')
    expect(words!.text).not.toContain('Monday')
    expect(await ownHistory(db, sam)).toEqual(['asked'])
    expect(await snapshotIsTrue(db.read, sam.personId)).toBe(true)
  })

  it('is open to a service that the person is interested in, until they take that back', async () => {
    const { sam, anna, at, ref } = await interested()
    expect(await listAskable(db, anna)).toEqual([{ ref, by: 'interest', offers: ['A room with support'] }])
    const other = await aWorker(db, await anOrganisation(db))
    expect(await listAskable(db, other)).toEqual([])
    await expect(askForConsent(db, other, ref, anAsk(db))).rejects.toEqual(refusal('not-found'))
    await askForConsent(db, anna, ref, anAsk(db))
    expect(await listAskable(db, await aWorker(db, at, 'Ben'))).toEqual([])
    expect(await listOwnRequests(db, sam)).toHaveLength(1)
  })

  it('pressed twice, also at once, asks once', async () => {
    const { sam, anna, ref } = await interested()
    const ask = anAsk(db)
    const ids = await Promise.all([1, 2, 3].map(() => askForConsent(db, anna, ref, ask)))
    expect(new Set(ids)).toEqual(new Set([ask.requestId]))
    expect(await askForConsent(db, anna, ref, ask)).toBe(ask.requestId)
    expect(await listOwnRequests(db, sam)).toHaveLength(1)
    await expect(askForConsent(db, anna, ref, anAsk(db)), 'one at a time').rejects.toEqual(
      refusal('not-found')
    )
  })

  it.each([
    ['nothing at all', { needed: [], optional: [] }],
    ['a section that is none', { needed: ['secrets'] }],
    ['a day that has gone', { untilDate: '2026-11-21' }],
    ['more than 12 months', { untilDate: '2027-11-23' }],
    ['no day', { untilDate: 'soon' }],
    ['no words for a no', { onNo: ' ' }],
    ['a link', { onNo: 'See https://evil.example' }],
    ['a link without its beginning', { note: 'Look at evil-site.com' }],
    ['a link of numbers', { note: 'Go to 118118.com' }],
    ['too many words', { note: 'a'.repeat(301) }],
    ['a purpose of family', { purpose: 'close' as never }],
    ['an id of another shape', { requestId: 'x' }],
    ['an id that is too long', { requestId: 'x'.repeat(23) }]
  ])('is refused with %s, and nothing is written', async (_, but) => {
    const { sam, anna, ref } = await interested()
    await expect(askForConsent(db, anna, ref, anAsk(db, but))).rejects.toEqual(refusal('bad-input'))
    expect(await listOwnRequests(db, sam)).toEqual([])
  })

  it('is refused to an employer for what tells about others, and to statutory bodies for everything', async () => {
    const { anna, at, ref } = await interested()
    const become = (kind: 'employer' | 'statutory') =>
      db.write(
        async (tx) => void (await tx.update(organisation).set({ kind }).where(eq(organisation.id, at.id)))
      )
    await become('employer')
    await expect(askForConsent(db, anna, ref, anAsk(db, { optional: ['family'] }))).rejects.toEqual(
      refusal('bad-input')
    )
    await become('statutory')
    await expect(askForConsent(db, anna, ref, anAsk(db))).rejects.toEqual(refusal('not-allowed'))
  })

  it('cannot use the id of a request elsewhere', async () => {
    const one = await interested()
    const requestId = await askForConsent(db, one.anna, one.ref, anAsk(db))
    const two = await interested()
    await expect(askForConsent(db, two.anna, two.ref, anAsk(db, { requestId }))).rejects.toEqual(
      refusal('bad-input')
    )
    expect(await listOwnRequests(db, two.sam)).toEqual([])
  })

  it('names each section once, in one order, needed before optional, in words of up to 300 letters', async () => {
    const { sam, anna, ref } = await interested()
    const sections = { needed: ['goals', 'contact', 'goals'], optional: ['work', 'contact', 'identity'] }
    const requestId = await askForConsent(db, anna, ref, anAsk(db, { ...sections, note: 'a'.repeat(300) }))
    expect(await getOwnRequest(db, sam, requestId)).toMatchObject({
      needed: ['contact', 'goals'],
      optional: ['identity', 'work']
    })
    const rows = await Array.fromAsync(readChain(db.read, await keyOf(db, sam), sam.personId))
    expect(rows.at(-1)?.detail).toMatchObject({
      what: 'asked',
      sections: ['contact', 'goals', 'identity', 'work']
    })
  })

  it('is nothing for a worker who left and a service that is not verified', async () => {
    const { sam, anna, at, ref } = await interested()
    const ben = await aWorker(db, at, 'Ben')
    await db.write((tx, now) => endPlace(tx, at.id, ben.accountId, now))
    await expect(askForConsent(db, ben, ref, anAsk(db))).rejects.toEqual(refusal('not-found'))
    await db.write(
      async (tx) =>
        void (await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, at.id)))
    )
    await expect(askForConsent(db, anna, ref, anAsk(db))).rejects.toEqual(refusal('not-found'))
    expect(await listOwnRequests(db, sam)).toEqual([])
  })

  it('counts no form that came back', async () => {
    const { anna, ref } = await interested()
    for (let i = 0; i < 21; i++) {
      await expect(askForConsent(db, anna, ref, anAsk(db, { onNo: '' }))).rejects.toEqual(
        refusal('bad-input')
      )
    }
    await askForConsent(db, anna, ref, anAsk(db))
  })

  it('stops at twenty a day for one service', async () => {
    const { at, anna } = await story()
    for (let i = 0; i < 20; i++) await askWithCode(db, await aPerson(db), anna)
    const ben = await aWorker(db, at, 'Ben')
    await expect(askWithCode(db, await aPerson(db), ben)).rejects.toEqual(refusal('too-many-tries'))
    db.clock.move(day + 1)
    await askWithCode(db, await aPerson(db), ben)
  })
})

describe('what the service learns', () => {
  it('is no reference to what the person shares with one colleague alone', async () => {
    const { sam, at, anna } = await story()
    const ben = await aWorker(db, at, 'Ben')
    const requestId = await askWithCode(db, sam, anna)
    const agreed = {
      purpose: 'home',
      sections: ['contact'],
      access: 'look',
      fromDate: null,
      untilDate: untilDateOf('28-days', db.now())
    } as const
    const named = { kind: 'worker', name: 'Ben', organisation: at.name } as const
    const { threadRef } = await changeSharing(db, sam.personId, (change) =>
      giveConsent(change, {
        ...agreed,
        personId: sam.personId,
        recipient: { kind: 'worker', organisationId: at.id, accountId: ben.accountId },
        notice: sharingNotice({ ...agreed, recipient: named, now: change.at }),
        how: sam.way,
        beside: false,
        requestId: null
      })
    )
    expect((await listAsked(db, anna)).map(({ ref }) => ref)).toEqual([requestId])
    expect((await listAsked(db, ben)).map(({ ref }) => ref)).toEqual([threadRef])
  })

  it('is the same for no, not now, blocked and never answered', async () => {
    const { sam, at, anna } = await story()
    const ends: ((requestId: string) => Promise<unknown>)[] = [
      (id) => refuseRequest(db, sam, id),
      (id) => deferRequest(db, sam, id),
      async () => db.clock.move(requestLapsesAfter)
    ]
    for (const end of ends) {
      const requestId = await askWithCode(db, sam, anna)
      expect(await stateFor(anna)).toBe('waiting')
      await end(requestId)
      expect(await stateFor(anna)).toBe('no')
      expect(await listAskable(db, anna)).toEqual([])
      db.clock.move(requestLapsesAfter)
    }
    await askWithCode(db, sam, anna)
    const party = { kind: 'organisation', organisationId: at.id, organisation: at.name } as const
    await blockRecipient(db, sam, { kind: 'organisation', id: at.id }, party)
    expect(await stateFor(anna)).toBe('no')
    expect(await listOwnRequests(db, sam)).toEqual([])
  })

  it('is a yes, and no more, when the person said yes to a part', async () => {
    const { sam, anna } = await story()
    const requestId = await askWithCode(db, sam, anna)
    const draftId = await startAnswer(db, sam, requestId, 'part')
    const more = { contact: false, secrets: true, goals: true }
    await expect(answerWhat(db, sam, draftId, more)).rejects.toEqual(refusal('bad-input'))
    await answerWhat(db, sam, draftId, { contact: false, goals: true })
    const consentId = await sayYes(db, sam, draftId)
    expect(await stateFor(anna)).toBe('yes')
    expect((await listSharing(db, sam))[0]).toMatchObject({ consentId, sections: ['goals'] })
  })

  it('is nothing about the requests of others', async () => {
    const { sam, anna } = await story()
    const requestId = await askWithCode(db, sam, anna)
    const priya = await aWorker(db, await anOrganisation(db))
    expect(await listAsked(db, priya)).toEqual([])
    await expect(cancelRequest(db, priya, requestId)).rejects.toEqual(refusal('not-found'))
    expect(await stateFor(anna)).toBe('waiting')
  })
})

it('the words of a request open for its person and as that request alone', () => {
  const key = { id: 'k1', bytes: randomBytes(32) }
  const text = { onNo: 'You still get a bed tonight.', note: '' }
  const sealed = sealRequestText(key, 'sam', 'one', text)
  expect(openRequestText(key, 'sam', 'one', sealed)).toEqual(text)
  for (const [personId, requestId] of [
    ['jay', 'one'],
    ['sam', 'two']
  ] as const) {
    expect(() => openRequestText(key, personId, requestId, sealed)).toThrow('does not open')
  }
})

describe('answering', () => {
  it('with yes to all shares what was asked, until the day that was asked, and once', async () => {
    const { sam, anna } = await story()
    const requestId = await askWithCode(db, sam, anna, { access: 'suggest' })
    const draftId = await startAnswer(db, sam, requestId, 'all')
    const ids = await Promise.all([1, 2, 3].map(() => sayYes(db, sam, draftId)))
    expect(new Set(ids).size).toBe(1)
    expect(await listSharing(db, sam)).toMatchObject([
      {
        consentId: ids[0],
        sections: ['contact', 'goals'],
        access: 'suggest',
        untilDate: untilDateOf('28-days', db.now())
      }
    ])
    expect((await getOwnRequest(db, sam, requestId)).status).toBe('given')
    await expect(startAnswer(db, sam, requestId, 'all')).rejects.toEqual(refusal('already-done'))
    expect(await snapshotIsTrue(db.read, sam.personId)).toBe(true)
  })

  it('never shares more than was ticked, whatever was asked', async () => {
    const names = ['contact', 'goals', 'identity', 'work', 'money', 'health'] as const
    const { sam, anna } = await story()
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...names], { minLength: 1 }),
        fc.dictionary(fc.constantFrom(...names), fc.boolean()),
        fc.constantFrom('all', 'part'),
        async (asked, ticked, how) => {
          const needed = asked.slice(0, Math.ceil(asked.length / 2))
          const optional = asked.slice(needed.length)
          const requestId = await askWithCode(db, sam, anna, { needed, optional })
          const draftId = await startAnswer(db, sam, requestId, how === 'all' ? 'all' : 'part')
          if (how === 'part') await answerWhat(db, sam, draftId, ticked)
          const may = how === 'all' ? asked : names.filter((name) => ticked[name])
          const consentId = await sayYes(db, sam, draftId).catch(() => null)
          const shared = (await listSharing(db, sam)).find((one) => one.consentId === consentId)
          expect(shared?.sections ?? []).toEqual([...may].sort())
          if (!consentId) await refuseRequest(db, sam, requestId)
          db.clock.move(1000)
        }
      ),
      { numRuns: 15 }
    )
  })

  it('not now and then yes is a yes; no is the end, and cools off', async () => {
    const { sam, anna, ref } = await interested()
    const requestId = await askForConsent(db, anna, ref, anAsk(db))
    await deferRequest(db, sam, requestId)
    await deferRequest(db, sam, requestId)
    expect((await listOwnRequests(db, sam))[0]?.status).toBe('deferred')
    expect(await getOwnRequest(db, sam, requestId)).toMatchObject({
      status: 'deferred',
      text: { onNo: 'You still get a bed tonight.' }
    })
    await refuseRequest(db, sam, requestId)
    await refuseRequest(db, sam, requestId)
    await deferRequest(db, sam, requestId)
    await cancelRequest(db, anna, requestId)
    expect((await getOwnRequest(db, sam, requestId)).status).toBe('refused')
    await expect(startAnswer(db, sam, requestId, 'all')).rejects.toEqual(refusal('already-done'))
    const events = await ownHistory(db, sam)
    expect(events.filter((what) => what === 'left-for-now' || what === 'refused')).toEqual([
      'left-for-now',
      'refused'
    ])
    db.clock.move(coolOff - 1)
    await expect(askForConsent(db, anna, ref, anAsk(db))).rejects.toEqual(refusal('not-found'))
    db.clock.move(1)
    const again = await askForConsent(db, anna, ref, anAsk(db))
    await deferRequest(db, sam, again)
    await answerAll(db, sam, again)
    expect(await stateFor(anna)).toBe('yes')
  })

  it('a code handed over ends the time after a no: it is the person’s own word', async () => {
    const { sam, anna } = await story()
    await refuseRequest(db, sam, await askWithCode(db, sam, anna))
    db.clock.move(1)
    await askWithCode(db, sam, anna)
    expect(await stateFor(anna)).toBe('waiting')
  })

  it('no to a renewal leaves what runs to its end', async () => {
    const { sam, at, anna } = await story()
    await giveTo(db, sam, at)
    await refuseRequest(db, sam, await askWithCode(db, sam, anna))
    expect((await listSharing(db, sam))[0]?.state).toBe('active')
  })

  it('is over to the millisecond, and when the service took it back', async () => {
    const { sam, anna } = await story()
    const first = await askWithCode(db, sam, anna)
    const begun = await startAnswer(db, sam, first, 'all')
    db.clock.move(requestLapsesAfter - 1)
    expect(await listOwnRequests(db, sam)).toHaveLength(1)
    db.clock.move(1)
    expect(await listOwnRequests(db, sam)).toEqual([])
    await answerUntil(db, sam, begun, '7-days', '')
    await expect(sayYes(db, sam, begun)).rejects.toEqual(refusal('already-done'))
    const second = await askWithCode(db, sam, anna)
    const draftId = await startAnswer(db, sam, second, 'all')
    await cancelRequest(db, anna, second)
    await cancelRequest(db, anna, second)
    const took = (await ownHistory(db, sam)).filter((what) => what === 'took-back-request')
    expect(took).toHaveLength(1)
    await expect(sayYes(db, sam, draftId)).rejects.toEqual(refusal('already-done'))
    expect(await stateFor(anna)).toBe('cancelled')
    expect(await listSharing(db, sam)).toEqual([])
  })

  it('is nobody else’s to do', async () => {
    const { sam, anna } = await story()
    const requestId = await askWithCode(db, sam, anna)
    const thief = await aPerson(db)
    const draftId = await startAnswer(db, sam, requestId, 'all')
    for (const attempt of [
      () => getOwnRequest(db, thief, requestId),
      () => refuseRequest(db, thief, requestId),
      () => deferRequest(db, thief, requestId),
      () => startAnswer(db, thief, requestId, 'all'),
      () => getDraft(db.read, thief, draftId),
      () => giveDraft(db, thief, draftId, '0'.repeat(64), false),
      () => getOwnRequest(db, sam, newRef())
    ]) {
      await expect(attempt()).rejects.toEqual(refusal('not-found'))
    }
    expect((await getOwnRequest(db, sam, requestId)).status).toBe('requested')
  })

  it('ends when the person takes back their yes to Waymark, and its words open no more', async () => {
    const { sam, anna } = await story()
    const requestId = await askWithCode(db, sam, anna)
    const { code } = await makeAskCode(db, sam)
    await takeBack(db, sam)
    expect(await stateFor(anna)).toBe('no')
    expect(await claimAskCode(db, anna, code)).toBeNull()
    await sayYesToWaymark(db, sam)
    expect(await listOwnRequests(db, sam)).toEqual([])
    expect(await getOwnRequest(db, sam, requestId)).toMatchObject({ status: 'refused', text: { onNo: '' } })
    expect(await snapshotIsTrue(db.read, sam.personId)).toBe(true)
  })

  it('is made by no service whose yearly check is long overdue, and what runs goes on', async () => {
    const { sam, at, anna } = await story()
    const { consentId } = await giveTo(db, sam, at, ['contact'])
    const checkAgainBy = isoDay(db.now() - (checkGrace + 1) * day)
    await db.write(
      async (tx) =>
        void (await tx.update(organisation).set({ checkAgainBy }).where(eq(organisation.id, at.id)))
    )
    await expect(askWithCode(db, sam, anna)).rejects.toEqual(refusal('not-allowed'))
    expect(await findMayAskFor(db, anna)).toBeNull()
    expect((await listSharing(db, sam)).map((one) => [one.consentId, one.state])).toEqual([
      [consentId, 'active']
    ])
  })

  it('is closed while the service is suspended', async () => {
    const { sam, at, anna } = await story()
    const refused = await askWithCode(db, sam, anna, { needed: ['goals'], optional: ['contact'] })
    await refuseRequest(db, sam, refused)
    const rows = await Array.fromAsync(readChain(db.read, await keyOf(db, sam), sam.personId))
    expect(rows.at(-1)?.detail).toMatchObject({ what: 'refused', sections: ['contact', 'goals'] })
    const requestId = await askWithCode(db, sam, anna)
    const draftId = await startAnswer(db, sam, requestId, 'all')
    await deferRequest(db, sam, requestId)
    await db.write(
      async (tx) =>
        void (await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, at.id)))
    )
    expect(await listOwnRequests(db, sam)).toEqual([])
    expect((await getOwnRequest(db, sam, requestId)).status).toBe('lapsed')
    expect((await getOwnRequest(db, sam, refused)).status).toBe('refused')
    await expect(sayYes(db, sam, draftId)).rejects.toEqual(refusal('not-found'))
  })
})

describe('the answers on the way to a yes', () => {
  async function begun(): Promise<{ sam: PersonActor; draftId: string; anna: string }> {
    const { sam, anna } = await story()
    const draftId = await startAnswer(db, sam, await askWithCode(db, sam, anna), 'all')
    return { sam, draftId, anna: anna.accountId }
  }

  it('can narrow it to the one worker who asked', async () => {
    const { sam, draftId, anna } = await begun()
    await answerWho(db, sam, draftId, 'worker')
    await sayYes(db, sam, draftId)
    expect((await listSharing(db, sam))[0]).toMatchObject({
      recipient: { kind: 'worker', accountId: anna },
      recipientName: 'Anna, Connect Housing'
    })
  })

  it('refuse a start after the end, and an end before the start at the yes', async () => {
    const { sam, draftId } = await begun()
    const far = untilDateOf('3-months', db.now())
    expect(await answerStart(db, sam, draftId, far)).toBe('too-far')
    expect(await answerStart(db, sam, draftId, '2020-01-01')).toBe('past')
    expect(await answerStart(db, sam, draftId, untilDateOf('7-days', db.now()))).toBeNull()
    await answerUntil(db, sam, draftId, 'today', '')
    await expect(sayYes(db, sam, draftId)).rejects.toEqual(refusal('bad-input'))
    expect(await listSharing(db, sam)).toEqual([])
  })

  it('take only what their page shows', async () => {
    const { sam, draftId } = await begun()
    for (const choice of ['who', 'access'] as const) {
      await expect(answerChoice(db, sam, draftId, choice, 'everything', '')).rejects.toEqual(
        refusal('bad-input')
      )
    }
    expect(await answerChoice(db, sam, draftId, 'start', 'date', 'x')).toBe('not-a-date')
  })

  it('keep a look, unless the person says more', async () => {
    const { sam, draftId } = await begun()
    expect((await getDraft(db.read, sam, draftId)).access).toBe('look')
    await answerAccess(db, sam, draftId, 'suggest')
    await answerStart(db, sam, draftId, untilDateOf('7-days', db.now()))
    await sayYes(db, sam, draftId)
    expect((await listSharing(db, sam))[0]).toMatchObject({ access: 'suggest', state: 'scheduled' })
  })
})
