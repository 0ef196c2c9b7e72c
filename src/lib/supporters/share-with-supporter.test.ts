import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aConfirmedTie, anAcceptedTie, shareWith } from '../../../tests/support/family.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { getSharing } from '#lib/consent/list-sharing.server.ts'
import { sections, sectionNames } from '#lib/record/sections.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { listFamilySections } from './shareable-sections.server.ts'
import { familyNotice, shareWithSupporter } from './share-with-supporter.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const until = () => new Date(db.now() + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

describe('sharing with somebody the person confirmed', () => {
  it('keeps the exact words that were shown', async () => {
    const sam = await aPerson(db)
    const { supporterId } = await aConfirmedTie(db, sam)
    const gift = { sections: ['goals', 'contact'], untilDate: until() }
    const notice = familyNotice('Rosa', gift, db.now())
    const consentId = await shareWithSupporter(db, sam, supporterId, gift, notice.sha256)
    const kept = await getSharing(db, sam, consentId)
    expect(kept.notice).toBe(notice.text)
    expect(kept).toMatchObject({ sections: ['contact', 'goals'], purpose: 'close', recipientName: 'Rosa' })
    expect(notice.text).toContain('Rosa')
  })

  it('refuses other words than were shown, and shares nothing', async () => {
    const sam = await aPerson(db)
    const { supporterId } = await aConfirmedTie(db, sam)
    const shown = familyNotice('Rosa', { sections: ['contact'], untilDate: until() }, db.now()).sha256
    const more = { sections: ['contact', 'goals'], untilDate: until() }
    await expect(shareWithSupporter(db, sam, supporterId, more, shown)).rejects.toThrow('changed-meanwhile')
  })

  it('is for nobody who is not confirmed, and is nobody else’s to give', async () => {
    const sam = await aPerson(db)
    const { supporterId } = await anAcceptedTie(db, sam)
    await expect(shareWith(db, sam, supporterId)).rejects.toThrow('already-done')
    await expect(shareWith(db, await aPerson(db), supporterId)).rejects.toThrow('not-found')
  })

  const never = sectionNames.filter((name) =>
    sections[name].flags.some((flag) => flag === 'special' || flag === 'third-party')
  )
  it.each([...never, 'everything'])('never opens “%s”', async (section) => {
    const sam = await aPerson(db)
    const { supporterId } = await aConfirmedTie(db, sam)
    await expect(shareWith(db, sam, supporterId, ['contact', section])).rejects.toThrow('bad-input')
  })

  it.each(['2026-02-31', '2020-01-01', '2099-01-01', ''])('never ends on %j', async (untilDate) => {
    const sam = await aPerson(db)
    const { supporterId } = await aConfirmedTie(db, sam)
    const gift = { sections: ['contact'], untilDate }
    const shown = () => familyNotice('Rosa', gift, db.now()).sha256
    await expect((async () => shareWithSupporter(db, sam, supporterId, gift, shown()))()).rejects.toThrow()
  })
})

it('asks about what was told and family may hold, the address last, and names a secret one', async () => {
  const sam = await aPerson(db)
  expect(await listFamilySections(db, sam)).toEqual([])
  await saveSection(db, sam, 'address', { hidden: 'YES', now: '1 Market Street' }, 0)
  await saveSection(db, sam, 'contact', { phone: '01632 960123' }, 0)
  const asked = (await listFamilySections(db, sam)).map(({ section, isSecret }) => [section, isSecret])
  expect(asked).toEqual([
    ['contact', false],
    ['address', true]
  ])
})
