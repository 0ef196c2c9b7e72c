import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { askWithCode, sayYes } from '../../../tests/support/requests.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import { findHomeSharing } from './home-sharing.server.ts'
import { keepSharing } from './keep-sharing.server.ts'
import { listSharing } from './list-sharing.server.ts'
import { deferRequest } from './own-requests.server.ts'
import { pauseEverything } from './pause-everything.server.ts'
import { reconfirmAfter } from './rules.ts'
import { startAnswer, startChange } from './start-draft.server.ts'
import { answerUntil } from './answer-draft.server.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
afterAll(() => db[Symbol.asyncDispose]())

const day = 24 * 60 * 60 * 1000

describe('sharing at home', () => {
  it('names who can look, as the sharing page does', async () => {
    const sam = await aPerson(db)
    await giveTo(db, sam, await anOrganisation(db))
    await giveTo(db, sam, await anOrganisation(db, 'verified', 'Kettle Works'))
    const { sharing } = await findHomeSharing(db, sam, db.now())
    const open = (await listSharing(db, sam)).filter(({ state }) => state === 'active')
    expect(sharing.map(({ consentId }) => consentId)).toEqual(open.map(({ consentId }) => consentId))
    expect(sharing.every(({ isOpen, needs }) => isOpen && needs === 'nothing')).toBe(true)
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
