import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkerActor } from '#lib/access/actors.ts'
import { newId } from '#lib/database/new-id.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import {
  anOffer,
  anOrganisation,
  aPerson,
  aWorker,
  type TestOrganisation
} from '../../../tests/support/people.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import { figuresCsv } from './figures-csv.server.ts'
import { figureRows, tellApart, type Counted } from './figures-rules.ts'
import { findFigures } from './figures.server.ts'
import { interest } from './tables.server.ts'

const one: Counted = {
  personId: 'p',
  offerId: 'o',
  offerTitle: 'A room',
  month: '2026-10',
  state: 'SENT',
  sentAt: 0,
  answeredAt: null,
  withdrawnAt: null
}
const many = (count: number, more: Partial<Counted> = {}, from = 0): Counted[] =>
  Array.from({ length: count }, (_, at) => ({ ...one, personId: `p${from + at}`, ...more }))

describe('figures', () => {
  it('count people and not events: somebody who asked twice counts once, as it came out last', () => {
    const twice = [...many(10), ...many(10, { state: 'FINISHED' })]
    expect(figureRows(twice)[0]).toMatchObject({ people: 10, outcomes: { waiting: 0, finished: 10 } })
  })

  it('take no group under ten apart', () => {
    const few = figureRows([...many(4, { state: 'FINISHED' })])[0]!
    expect(few.people).toBe('fewer-than-5')
    expect(new Set(Object.values(few.outcomes))).toEqual(new Set(['not-shown']))
    expect(figureRows(many(9))[0]).toMatchObject({ people: 10, outcomes: { waiting: 'not-shown' } })
  })

  it('hide one to four, all but one to four, and a second cell beside one that is hidden', () => {
    expect(tellApart([16, 4, 10], 30)).toEqual([15, 'fewer-than-5', 'not-shown'])
    expect(tellApart([28, 2, 0], 30)).toEqual(['not-shown', 'fewer-than-5', 0])
    expect(tellApart([16, 14, 0], 30)).toEqual([15, 15, 0])
    expect(tellApart([30, 0, 0], 30)).toEqual([30, 0, 0])
  })

  it('never let a small group be worked out, whatever the numbers', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(counts, (cells) => {
        const total = cells.reduce((sum, cell) => sum + cell, 0)
        const told = tellApart(cells, total)
        const hidden = told.filter((cell) => typeof cell !== 'number')
        expect(hidden.length === 1 && cells.filter((cell) => cell > 0).length > 1).toBe(false)
        told.forEach((cell, at) => {
          if (typeof cell !== 'number') return
          expect(cell % 5).toBe(0)
          expect(cells[at]! >= 1 && cells[at]! <= 4).toBe(false)
          if (total < 10) expect(cell).toBeNaN()
        })
      })
    )
  })

  it('say the usual time to answer from ten answers on', () => {
    const sentAt = Date.parse('2026-10-05T09:00Z')
    const answered = { state: 'ACCEPTED', sentAt, answeredAt: sentAt + 86_400_000 } as const
    expect(figureRows(many(9, answered))[0]?.workingDays).toBeNull()
    expect(figureRows(many(10, answered))[0]?.workingDays).toBe(1)
  })

  it('are a table that a spreadsheet reads, and no formula', () => {
    const rows = figureRows(many(12, { offerTitle: '=HYPERLINK("x"), "yes"' }))
    const [headings, line] = parse(figuresCsv(rows)) as string[][]
    expect(headings).toHaveLength(11)
    expect(line?.slice(0, 4)).toEqual(['2026-10', '\'=HYPERLINK("x"), "yes"', '10', '10'])
  })
})

describe('whose figures they are', () => {
  let db: TestDatabase
  let service: TestOrganisation
  let manager: WorkerActor
  beforeAll(async () => {
    db = await openTestDatabase({ memory: true })
    service = await anOrganisation(db)
    manager = { ...(await aWorker(db, service)), role: 'manager' }
    const offerId = await anOffer(db, service)
    for (let count = 0; count < 5; count++) {
      const { personId, ...actor } = await aPerson(db)
      const { threadRef } = await giveTo(db, { personId, ...actor }, service)
      const row = { id: newId(), personId, offerId, threadRef, state: 'SENT' as const }
      await db.write(async (tx) => {
        await tx.insert(interest).values({ ...row, sentAt: Date.parse('2026-10-05T09:00Z') })
        await tx.insert(interest).values({ ...row, id: newId(), sentAt: db.now() })
      })
    }
  })
  afterAll(() => db[Symbol.asyncDispose]())

  it('are of whole months, and of this organisation alone', async () => {
    expect(await findFigures(db, manager)).toMatchObject([{ month: '2026-10', people: 5 }])
    const other = await anOrganisation(db, 'verified', 'Other')
    expect(await findFigures(db, { ...(await aWorker(db, other)), role: 'manager' })).toEqual([])
  })

  it('are shown to no worker who does not manage it, and to nobody while it is suspended', async () => {
    await expect(findFigures(db, { ...manager, role: 'worker' })).rejects.toThrow('not-found')
    const suspended = await anOrganisation(db, 'suspended', 'Gone')
    const theirs = { ...(await aWorker(db, suspended)), role: 'manager' } as const
    await expect(findFigures(db, theirs)).rejects.toThrow('not-found')
  })
})
