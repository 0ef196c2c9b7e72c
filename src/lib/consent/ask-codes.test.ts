import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOrganisation, aPerson, aWorker } from '../../../tests/support/people.ts'
import { anAsk } from '../../../tests/support/requests.ts'
import { claimAskCode, dropAskCode, listAskCodes, makeAskCode } from './ask-codes.server.ts'
import { askForConsent } from './ask-for-consent.server.ts'
import { askCodeLasts } from './ask-rules.ts'
import { blockRecipient } from './block-recipient.server.ts'
import { findAskable } from './find-askable.server.ts'
import { askCode } from './tables.server.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
})
afterAll(() => db[Symbol.asyncDispose]())

const refusal = (code: string) => expect.objectContaining({ code })

async function story() {
  const sam = await aPerson(db)
  const at = await anOrganisation(db)
  return { sam, at, anna: await aWorker(db, at) }
}

describe('a code for a service', () => {
  it('is shown once, and only a hash of it is kept', async () => {
    const { sam } = await story()
    const { code, id, madeAt, expiresAt } = await makeAskCode(db, sam)
    expect(code).toMatch(/^[23456789BCDFGHJKMNPQRSTVWXYZ]{8}$/)
    expect(expiresAt - madeAt).toBe(7 * 24 * 60 * 60 * 1000)
    expect(await listAskCodes(db, sam)).toEqual([{ id, madeAt, expiresAt }])
    expect(JSON.stringify(await db.read.select().from(askCode))).not.toContain(code)
  })

  it('is one of three at most', async () => {
    const { sam } = await story()
    for (let i = 0; i < 3; i++) await makeAskCode(db, sam)
    await expect(makeAskCode(db, sam)).rejects.toEqual(refusal('too-many-tries'))
    const [newest] = await listAskCodes(db, sam)
    await dropAskCode(db, await aPerson(db), newest!.id)
    await expect(makeAskCode(db, sam)).rejects.toEqual(refusal('too-many-tries'))
    await dropAskCode(db, sam, newest!.id)
    await makeAskCode(db, sam)
  })

  it('lets the service that typed it ask once, however it was typed', async () => {
    const { sam, anna } = await story()
    const { code } = await makeAskCode(db, sam)
    const ref = await claimAskCode(db, anna, ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)} `)
    expect(await claimAskCode(db, anna, code), 'pressed twice').toBe(ref)
    expect(await listAskCodes(db, sam)).toEqual([])
    await askForConsent(db, anna, ref!, anAsk(db))
    expect(await findAskable(db.read, anna, ref!, db.now())).toBeNull()
    expect(await claimAskCode(db, anna, code)).toBeNull()
  })

  it.each([
    ['unknown', async () => 'BBBB2222'],
    [
      'used by another service',
      async (code: string) => {
        await claimAskCode(db, await aWorker(db, await anOrganisation(db)), code)
        return code
      }
    ],
    [
      'over',
      async (code: string) => {
        db.clock.move(askCodeLasts)
        return code
      }
    ]
  ])('gives one answer when it is %s', async (_, meanwhile) => {
    const { sam, anna } = await story()
    const { code } = await makeAskCode(db, sam)
    const typed = await meanwhile(code)
    expect(await claimAskCode(db, anna, typed)).toBeNull()
  })

  it('works until the last millisecond, and not for whoever is blocked', async () => {
    const { sam, at, anna } = await story()
    const { code } = await makeAskCode(db, sam)
    const party = { kind: 'organisation', organisationId: at.id, organisation: at.name } as const
    db.clock.move(askCodeLasts - 1)
    await blockRecipient(db, sam, { kind: 'worker', id: anna.accountId }, party)
    expect(await claimAskCode(db, anna, code)).toBeNull()
    const ben = await aWorker(db, at, 'Ben')
    expect(await claimAskCode(db, ben, code)).not.toBeNull()
  })

  it('cannot be guessed at: ten tries an hour, and no more for the next hour', async () => {
    const { sam, anna } = await story()
    const { code } = await makeAskCode(db, sam)
    for (let i = 0; i < 10; i++) expect(await claimAskCode(db, anna, `BBBB222${i % 7}`)).toBeNull()
    await expect(claimAskCode(db, anna, code)).rejects.toEqual(refusal('too-many-tries'))
    db.clock.move(60 * 60 * 1000 + 1)
    expect(await claimAskCode(db, anna, code)).not.toBeNull()
  })
})
