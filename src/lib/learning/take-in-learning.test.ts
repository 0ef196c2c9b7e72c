import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Item } from '#lib/record/field.ts'
import { listChanges } from '#lib/record/list-changes.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveItemAnswer } from '#lib/record/save-item-answer.server.ts'
import { saveAnswer } from '#lib/record/save-section.server.ts'
import { thingsIn } from '#lib/record/things.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { takeInLearning } from './take-in-learning.server.ts'

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

const food = { title: 'Food Safety', body: 'CIEH', level: '2', year: '14 June 2025', grade: 'Pass' }
const maths = { title: 'Maths' }
const passed = async (sam: PersonActor) =>
  thingsIn<Item>((await findOwnSection(db, sam, 'qualifications'))?.document ?? {}, 'passed')

describe('learning records', () => {
  it('come in as qualifications, once, and say where they came from', async () => {
    const sam = await aPerson(db)
    expect(await takeInLearning(db, sam, [food, maths, { ...food, title: 'FOOD SAFETY' }])).toEqual({
      came: 2,
      known: 1,
      noRoom: 0,
      outcome: 'saved'
    })
    expect(await passed(sam)).toMatchObject([food, maths])
    expect(await takeInLearning(db, sam, [maths, food])).toEqual({ came: 0, known: 2, noRoom: 0 })
    const { changes } = await listChanges(db, sam, 'qualifications')
    expect(changes.map(({ came }) => came?.from)).toEqual([{ how: 'file' }])
  })

  it('leave alone what the person wrote, or changed since', async () => {
    const sam = await aPerson(db)
    const own = { list: 'passed', itemId: 'own', part: 'title', adds: true, answer: 'maths' }
    await saveItemAnswer(db, sam, 'qualifications', own, 0)
    expect(await takeInLearning(db, sam, [maths, food])).toMatchObject({ came: 1, known: 1 })
    const [, came] = await passed(sam)
    const grade = { list: 'passed', itemId: came!.id, part: 'grade', adds: false, answer: 'A' }
    await saveItemAnswer(db, sam, 'qualifications', grade, 2)
    expect(await takeInLearning(db, sam, [food])).toMatchObject({ came: 0, known: 1 })
    expect((await passed(sam))[1]).toMatchObject({ grade: 'A' })
  })

  it('take the place of "nothing yet"', async () => {
    const sam = await aPerson(db)
    await saveAnswer(db, sam, 'qualifications', 'passed', { none: true }, 0)
    expect((await takeInLearning(db, sam, [food])).outcome).toBe('saved')
    expect(await passed(sam)).toMatchObject([food])
  })

  it('stop where there is no more room, and count the rest', async () => {
    const sam = await aPerson(db)
    const many = Array.from({ length: 105 }, (_, i) => ({ title: `Course ${i}` }))
    expect(await takeInLearning(db, sam, many)).toMatchObject({ came: 100, noRoom: 5 })
    expect(await takeInLearning(db, sam, many)).toMatchObject({ came: 0, known: 100, noRoom: 5 })
  })
})
