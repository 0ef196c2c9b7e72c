import { expect, it } from 'vitest'
import { historyOf, aConfirmedTie } from '../../../tests/support/family.ts'
import { anAccount, aPerson } from '../../../tests/support/people.ts'
import { openTestDatabase } from '../../../tests/support/database.ts'
import type { StewardActor } from '#lib/access/actors.ts'
import { reportTie } from './report-tie.server.ts'
import { handleReport, listReports } from './steward-reports.server.ts'

const report = { kind: 'afraid', words: 'Somebody reads my post.' } as const

it('a supporter tells the people who run Waymark, and the person learns nothing of it', async () => {
  await using db = await openTestDatabase({ memory: true })
  const sam = await aPerson(db)
  const { supporterId, rosa } = await aConfirmedTie(db, sam)
  const before = await historyOf(db, sam)
  await reportTie(db, rosa, supporterId, report)
  expect(await historyOf(db, sam)).toEqual(before)
  const grace: StewardActor = { kind: 'steward', accountId: await anAccount(db, 'steward') }
  const [row] = await listReports(db, grace)
  expect(row).toMatchObject(report)
  expect(JSON.stringify(row)).not.toContain(sam.personId)
  await handleReport(db, grace, row!.id)
  expect(await listReports(db, grace)).toEqual([])
  await expect(handleReport(db, grace, row!.id)).rejects.toThrow('not-found')
})

it('two reports about one person show as such, and nobody handles one about themself', async () => {
  await using db = await openTestDatabase({ memory: true })
  const [sam, jay] = [await aPerson(db), await aPerson(db)]
  const ties = [
    await aConfirmedTie(db, sam),
    await aConfirmedTie(db, sam, 'Maria'),
    await aConfirmedTie(db, jay)
  ]
  for (const { supporterId, rosa } of ties) {
    await reportTie(db, rosa, supporterId, report)
    db.clock.move(1)
  }
  const grace: StewardActor = { kind: 'steward', accountId: await anAccount(db, 'steward') }
  const [first, second, third] = (await listReports(db, grace)).map(({ about }) => about)
  expect(first).toMatch(/^[2-9B-Z]{5}$/)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
  const own: StewardActor = { kind: 'steward', accountId: sam.personId }
  expect(await listReports(db, own)).toHaveLength(1)
  const [theirs] = await listReports(db, grace)
  await expect(handleReport(db, own, theirs!.id)).rejects.toThrow('not-found')
})

it('is for a tie of one’s own, five times in a day', async () => {
  await using db = await openTestDatabase({ memory: true })
  const { supporterId, rosa } = await aConfirmedTie(db, await aPerson(db))
  const stranger = { kind: 'supporter', accountId: await anAccount(db, 'supporter') } as const
  await expect(reportTie(db, stranger, supporterId, report)).rejects.toThrow('not-found')
  for (let times = 0; times < 5; times++) await reportTie(db, rosa, supporterId, report)
  await expect(reportTie(db, rosa, supporterId, report)).rejects.toThrow('too-many-tries')
})
