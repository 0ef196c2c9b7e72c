import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#lib/database/new-id.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation, aPerson, type TestOrganisation } from '../../../tests/support/people.ts'
import { giveTo } from '../../../tests/support/sharing.ts'
import { answeredInTime, medianWorkingDays, monthStart, monthsBefore } from './answer-rules.ts'
import { countAnswers, replyTime } from './answer-times.server.ts'
import { interest } from './tables.server.ts'

const at = (instant: string) => Date.parse(instant)

describe('an answer', () => {
  const sentAt = at('2026-11-20T10:00Z') // a Friday: by the end of Tuesday
  const open = { sentAt, answeredAt: null, withdrawnAt: null }

  it.each([
    ['on the last day', { ...open, answeredAt: at('2026-11-24T23:59Z') }, true],
    ['a day late', { ...open, answeredAt: at('2026-11-25T00:00Z') }, false],
    ['not there, and late', open, false],
    ['taken back before it was due', { ...open, withdrawnAt: at('2026-11-23T10:00Z') }, null],
    ['taken back when it was late', { ...open, withdrawnAt: at('2026-11-26T10:00Z') }, false]
  ])('%s', (_, one, inTime) => {
    expect(answeredInTime(one, at('2026-12-01T10:00Z'))).toBe(inTime)
  })

  it('that is not due yet counts for neither', () => {
    expect(answeredInTime(open, at('2026-11-24T12:00Z'))).toBeNull()
  })

  it('has a middle time; of two in the middle the longer', () => {
    const after = (days: number) => ({ sentAt, answeredAt: sentAt + days * 86_400_000 })
    expect(medianWorkingDays([])).toBeNull()
    expect(medianWorkingDays([after(0), after(4), after(3)])).toBe(1)
    expect(medianWorkingDays([after(0), after(4)])).toBe(2)
  })

  it('belongs to London months', () => {
    expect(monthStart(at('2026-06-30T23:30Z'))).toBe(at('2026-06-30T23:00Z'))
    expect(monthsBefore(at('2026-06-30T23:00Z'), 12)).toBe(at('2025-06-30T23:00Z'))
  })
})

describe('how an organisation answers', () => {
  let db: TestDatabase
  let service: TestOrganisation
  let offerId: string
  let threadRef: string
  let personId: string
  beforeAll(async () => {
    db = await openTestDatabase({ memory: true })
    service = await anOrganisation(db)
    offerId = await anOffer(db, service)
    const actor = await aPerson(db)
    personId = actor.personId
    threadRef = (await giveTo(db, actor, service)).threadRef
  })
  afterAll(() => db[Symbol.asyncDispose]())

  async function sent(day: string, answered: string | null): Promise<void> {
    const answeredAt = answered === null ? null : at(`${answered}T09:00Z`)
    const times = { sentAt: at(`${day}T09:00Z`), answeredAt }
    const row = { id: newId(), personId, offerId, threadRef, state: 'ACCEPTED' as const, ...times }
    await db.write(async (tx) => void (await tx.insert(interest).values(row)))
  }

  it('is counted from a day on, and nobody else’s answers are in it', async () => {
    await sent('2026-10-01', '2026-10-02')
    await sent('2026-10-05', '2026-10-09')
    await sent('2026-11-20', null)
    expect(await countAnswers(db, service.id, at('2026-09-01'))).toEqual({ asked: 2, inTime: 1 })
    expect(await countAnswers(db, service.id, at('2026-10-04'))).toEqual({ asked: 1, inTime: 0 })
    const other = await anOrganisation(db, 'verified', 'Other')
    expect(await countAnswers(db, other.id, 0)).toEqual({ asked: 0, inTime: 0 })
  })

  it('is told from ten answers on, and changes with the month', async () => {
    for (let count = 0; count < 7; count++) await sent('2026-10-12', '2026-10-13')
    expect(await replyTime(db, service.id), 'nine').toBeNull()
    await sent('2026-10-12', '2026-10-13')
    expect(await replyTime(db, service.id)).toEqual({ workingDays: 1 })
    for (let count = 0; count < 20; count++) await sent('2026-11-02', '2026-11-20')
    expect(await replyTime(db, service.id), 'not within the month').toEqual({ workingDays: 1 })
    db.clock.set(at('2026-12-01T00:00Z'))
    expect(await replyTime(db, service.id)).toEqual({ workingDays: 14 })
  })
})
