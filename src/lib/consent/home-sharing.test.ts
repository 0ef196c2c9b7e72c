import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { person } from '#lib/record/tables.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aConfirmedTie, shareWith } from '../../../tests/support/family.ts'
import {
  anOffer,
  anOrganisation,
  aPerson,
  aWorker,
  type TestOrganisation
} from '../../../tests/support/people.ts'
import { askWithCode, sayYes } from '../../../tests/support/requests.ts'
import { giveTo, sharedStory } from '../../../tests/support/sharing.ts'
import { findHomeSharing } from './home-sharing.server.ts'
import { keepSharing } from './keep-sharing.server.ts'
import { listActiveSharing } from './list-active-sharing.server.ts'
import { isEverythingPaused, listSharing } from './list-sharing.server.ts'
import { deferRequest } from './own-requests.server.ts'
import { pauseEverything, resumeEverything } from './pause-everything.server.ts'
import { pauseSharing } from './pause-sharing.server.ts'
import { reconfirmAfter } from './rules.ts'
import { startAnswer, startChange, startDraft } from './start-draft.server.ts'
import { answerUntil, answerWhat, answerWho } from './answer-draft.server.ts'
import { endOfDay } from './until.server.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
afterAll(() => db[Symbol.asyncDispose]())

const day = 24 * 60 * 60 * 1000

/** A yes that ends so many days after today. */
async function anEnd(actor: PersonActor, at: TestOrganisation, days: number): Promise<void> {
  const draftId = await startDraft(db, actor, await anOffer(db, at))
  await answerWhat(db, actor, draftId, { contact: true })
  await answerUntil(db, actor, draftId, 'date', isoDay(db.now() + days * day))
  await sayYes(db, actor, draftId)
}

describe('sharing at home', () => {
  it('names who can look, as the sharing page does', async () => {
    const sam = await aPerson(db)
    await giveTo(db, sam, await anOrganisation(db))
    await giveTo(db, sam, await anOrganisation(db, 'verified', 'Kettle Works'))
    const { sharing } = await findHomeSharing(db, sam, db.now())
    const open = (await listSharing(db, sam)).filter(({ state }) => state === 'active')
    expect(sharing.map(({ consentId }) => consentId)).toEqual(open.map(({ consentId }) => consentId))
    expect(sharing.every(({ isOpen, needs }) => isOpen && needs === 'nothing')).toBe(true)
    expect(sharing.map(({ recipientName }) => recipientName)).toEqual(['Kettle Works', 'Connect Housing'])
  })

  it('names a worker with their service, and family as the person calls them', async () => {
    const one = await sharedStory(db)
    const draftId = await startChange(db, one.actor, one.consentId, 'change')
    await answerWho(db, one.actor, draftId, 'worker')
    const named = await sayYes(db, one.actor, draftId)
    const { supporterId } = await aConfirmedTie(db, one.actor, 'Mum')
    const family = await shareWith(db, one.actor, supporterId, ['contact'], 'Mum')
    const common = { untilDate: one.untilDate, needs: 'nothing', isOpen: true }
    const sharing = [
      { ...common, consentId: family, recipientName: 'Mum' },
      { ...common, consentId: named, recipientName: 'Anna, Connect Housing' }
    ]
    expect(await findHomeSharing(db, one.actor, db.now())).toEqual({
      sharing,
      requestsWaiting: 0,
      suggestionsWaiting: 0,
      everythingPaused: false
    })
    expect(await listActiveSharing(db, one.actor)).toEqual([
      {
        recipientName: 'Mum',
        organisationId: null,
        organisationName: null,
        sections: ['contact'],
        untilDate: one.untilDate
      },
      {
        recipientName: 'Anna, Connect Housing',
        organisationId: one.at.id,
        organisationName: 'Connect Housing',
        sections: ['contact', 'goals'],
        untilDate: one.untilDate
      }
    ])
  })

  it('leaves out what nobody can look at: paused, or not begun', async () => {
    const one = await sharedStory(db)
    await pauseSharing(db, one.actor, one.consentId)
    expect((await findHomeSharing(db, one.actor, 0)).sharing).toEqual([])
    expect(await listActiveSharing(db, one.actor)).toEqual([])
  })

  it('is nothing for somebody who keeps nothing here', async () => {
    const none = { sharing: [], requestsWaiting: 0, suggestionsWaiting: 0, everythingPaused: false }
    const nobody = { kind: 'person', personId: 'nobody', way: 'own-phone' } as const
    expect(await findHomeSharing(db, nobody, 0)).toEqual(none)
    expect(await listActiveSharing(db, nobody)).toEqual([])
    expect(await isEverythingPaused(db, nobody)).toBe(false)
    const one = await sharedStory(db)
    await pauseEverything(db, one.actor)
    await db.write(async (tx) => {
      await tx.update(person).set({ dataKeyId: null }).where(eq(person.id, one.actor.personId))
    })
    expect(await findHomeSharing(db, one.actor, 0)).toEqual({ ...none, everythingPaused: true })
    expect(await listActiveSharing(db, one.actor)).toEqual([])
    expect(await listSharing(db, one.actor)).toEqual([])
  })

  it('moves by the clock of the person’s own history', async () => {
    const one = await sharedStory(db)
    db.clock.move(29 * day)
    await pauseEverything(db, one.actor)
    await resumeEverything(db, one.actor)
    db.clock.move(-29 * day)
    expect((await findHomeSharing(db, one.actor, 0)).sharing).toEqual([])
    expect(await listActiveSharing(db, one.actor)).toEqual([])
    expect((await listSharing(db, one.actor))[0]?.state).toBe('expired')
  })

  it('asks for longer from seven days before the end, to the millisecond', async () => {
    const sam = await aPerson(db)
    const { untilDate } = await giveTo(db, sam, await anOrganisation(db))
    const needs = async () => (await findHomeSharing(db, sam, db.now())).sharing.map((one) => one.needs)
    db.clock.set(endOfDay(untilDate) - 7 * day)
    expect(await needs()).toEqual(['nothing'])
    db.clock.move(1)
    expect(await needs()).toEqual(['longer'])
    db.clock.set(endOfDay(untilDate))
    const week = await aPerson(db)
    const at = await anOrganisation(db)
    await anEnd(week, at, 6)
    expect((await findHomeSharing(db, week, 0)).sharing[0]?.needs, 'just begun').toBe('nothing')
    db.clock.move(1)
    expect((await findHomeSharing(db, week, 0)).sharing[0]?.needs, 'seven whole days').toBe('longer')
    const short = await aPerson(db)
    await anEnd(short, at, 6)
    expect((await findHomeSharing(db, short, 0)).sharing[0]?.needs, 'a millisecond less').toBe('nothing')
  })

  it('says what ends within seven days, and not what was meant to be short', async () => {
    const sam = await aPerson(db)
    const { consentId } = await giveTo(db, sam, await anOrganisation(db))
    const [needs] = (await findHomeSharing(db, sam, db.now())).sharing
    expect(needs?.needs).toBe('nothing')
    db.clock.move(22 * day)
    expect((await findHomeSharing(db, sam, db.now())).sharing[0]?.needs).toBe('longer')
    const draftId = await startChange(db, sam, consentId, 'renew')
    await answerUntil(db, sam, draftId, 'today', '')
    await sayYes(db, sam, draftId)
    expect((await findHomeSharing(db, sam, db.now())).sharing[0]?.needs).toBe('nothing')
  })

  it('asks again after 90 days, and alone what was agreed beside a worker', async () => {
    const sam = await aPerson(db)
    const anna = await aWorker(db, await anOrganisation(db))
    const draftId = await startAnswer(db, sam, await askWithCode(db, sam, anna), 'all')
    await answerUntil(db, sam, draftId, 'date', '2027-06-30')
    const signedIn = db.now()
    db.clock.move(1000)
    const consentId = await sayYes(db, sam, draftId, true)
    const needs = async (provedAt: number) =>
      (await findHomeSharing(db, sam, provedAt)).sharing.map((one) => one.needs)
    expect(await needs(signedIn), 'in the same sitting').toEqual(['nothing'])
    expect(await needs(db.now())).toEqual(['nothing'])
    expect(await needs(db.now() + 1)).toEqual(['alone-again'])
    await keepSharing(db, sam, consentId)
    expect(await needs(db.now() + 1)).toEqual(['nothing'])
    db.clock.move(reconfirmAfter - 1)
    expect(await needs(db.now())).toEqual(['nothing'])
    db.clock.move(1)
    expect(await needs(db.now())).toEqual(['look-again'])
    expect((await findHomeSharing(db, sam, 0)).sharing[0]?.isOpen).toBe(false)
  })

  it('counts requests until they are answered, if only with not now', async () => {
    const sam = await aPerson(db)
    const anna = await aWorker(db, await anOrganisation(db))
    const waiting = async () => (await findHomeSharing(db, sam, 0)).requestsWaiting
    const requestId = await askWithCode(db, sam, anna)
    expect(await waiting()).toBe(1)
    expect((await findHomeSharing(db, await aPerson(db), 0)).requestsWaiting).toBe(0)
    await deferRequest(db, sam, requestId)
    expect(await waiting()).toBe(0)
    const { everythingPaused } = await findHomeSharing(db, sam, 0)
    expect(everythingPaused).toBe(false)
    await pauseEverything(db, sam)
    expect((await findHomeSharing(db, sam, 0)).everythingPaused).toBe(true)
  })
})
