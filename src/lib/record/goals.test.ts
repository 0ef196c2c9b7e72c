import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { allStepsDone, findGoal, limitsOfGoals, type Goal } from './goals.ts'
import { findOwnSection } from './own-record.server.ts'
import { saveGoalAnswer } from './save-goal-answer.server.ts'
import { saveSection } from './save-section.server.ts'
import { saveStep } from './save-step.server.ts'
import { setGoalState } from './set-goal-state.server.ts'

async function goalOf(db: Database, sam: PersonActor, id = 'room'): Promise<Goal | null> {
  return findGoal((await findOwnSection(db, sam, 'goals'))?.document ?? {}, id)
}
const versionOf = async (db: Database, sam: PersonActor) =>
  (await findOwnSection(db, sam, 'goals'))?.version ?? 0

describe('a goal', () => {
  it('is added with its title, then answered question by question', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveGoalAnswer(db, sam, 'room', 'title', 'A room', 0)
    await saveGoalAnswer(db, sam, 'room', 'pathway', 'ACCOMMODATION', 1)
    await saveGoalAnswer(db, sam, 'room', 'firstStep', 'Ring the council', 2)
    await saveGoalAnswer(db, sam, 'room', 'targetDate', '2027-06-05', 3)
    await saveGoalAnswer(db, sam, 'room', 'why', 'Quiet\nnights', 4)
    await saveGoalAnswer(db, sam, 'room', 'helper', 'Ann at the college', 5)
    await saveGoalAnswer(db, sam, 'room', 'notes', 'Ring back\non Monday', 6)
    expect(await goalOf(db, sam)).toEqual({
      id: 'room',
      title: 'A room',
      status: 'ACTIVE',
      pathway: 'ACCOMMODATION',
      steps: [{ id: 'first', text: 'Ring the council', status: 'NOT_STARTED' }],
      targetDate: '2027-06-05',
      why: 'Quiet\nnights',
      helper: 'Ann at the college',
      notes: 'Ring back\non Monday'
    })
    await saveGoalAnswer(db, sam, 'room', 'targetDate', null, 5)
    await saveGoalAnswer(db, sam, 'room', 'firstStep', 'Write to the council', 6)
    expect(await goalOf(db, sam)).toMatchObject({ steps: [{ id: 'first', text: 'Write to the council' }] })
    expect(await goalOf(db, sam)).not.toHaveProperty('targetDate')
  })

  it('is one goal, although it was sent twice or its title was changed', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await Promise.all([1, 2].map(() => saveGoalAnswer(db, sam, 'room', 'title', 'A room', 0)))
    await saveGoalAnswer(db, sam, 'room', 'title', 'A room of my own', 1)
    expect((await findOwnSection(db, sam, 'goals'))?.document).toEqual({
      goals: [{ id: 'room', title: 'A room of my own', steps: [], status: 'ACTIVE' }]
    })
  })

  it('keeps steps that two pages added or marked at once', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveGoalAnswer(db, sam, 'room', 'title', 'A room', 0)
    await saveStep(db, sam, 'room', 's1', { kind: 'words', text: 'one' }, 1)
    await saveStep(db, sam, 'room', 's2', { kind: 'words', text: 'two' }, 1)
    await saveStep(db, sam, 'room', 's1', { kind: 'state', state: 'COMPLETE' }, 3)
    const late = await saveStep(db, sam, 'room', 's2', { kind: 'state', state: 'ACTIVE' }, 3)
    expect(late.outcome).toBe('saved')
    expect((await goalOf(db, sam))?.steps).toEqual([
      { id: 's1', text: 'one', status: 'COMPLETE' },
      { id: 's2', text: 'two', status: 'ACTIVE' }
    ])
  })

  it('waits for the person when one page marks a step that another took out', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveGoalAnswer(db, sam, 'room', 'title', 'A room', 0)
    await saveStep(db, sam, 'room', 's1', { kind: 'words', text: 'one' }, 1)
    await saveStep(db, sam, 'room', 's1', { kind: 'take-out' }, 2)
    const late = await saveStep(db, sam, 'room', 's1', { kind: 'state', state: 'COMPLETE' }, 2)
    expect(late.outcome).toBe('waiting')
    expect((await goalOf(db, sam))?.steps).toEqual([])
  })

  it('is done, put away with a reason, and brought back', async () => {
    await using db = await openTestDatabase()
    const sam = await aPerson(db)
    await saveGoalAnswer(db, sam, 'room', 'title', 'A room', 0)
    await setGoalState(db, sam, 'room', { status: 'COMPLETED' }, 1)
    expect(await goalOf(db, sam)).toMatchObject({ status: 'COMPLETED' })
    await setGoalState(db, sam, 'room', { status: 'ARCHIVED', reason: { ownWords: 'Moved in with Jo' } }, 2)
    expect(await goalOf(db, sam)).toMatchObject({
      status: 'ARCHIVED',
      reason: { ownWords: 'Moved in with Jo' }
    })
    await setGoalState(db, sam, 'room', { status: 'ACTIVE' }, 3)
    expect(await goalOf(db, sam)).toEqual({ id: 'room', title: 'A room', steps: [], status: 'ACTIVE' })
  })

  it('of one person is not there for another', async () => {
    await using db = await openTestDatabase()
    const [sam, jo] = [await aPerson(db), await aPerson(db)]
    await saveGoalAnswer(db, sam, 'room', 'title', 'A room', 0)
    await saveStep(db, sam, 'room', 's1', { kind: 'words', text: 'one' }, 1)
    const refused = { code: 'not-found' }
    const mark = { kind: 'state', state: 'COMPLETE' } as const
    await expect(saveGoalAnswer(db, jo, 'room', 'why', 'x', 0)).rejects.toMatchObject(refused)
    await expect(saveGoalAnswer(db, jo, 'room', 'title', null, 0)).rejects.toMatchObject(refused)
    await expect(saveStep(db, jo, 'room', 's1', mark, 0)).rejects.toMatchObject(refused)
    await expect(saveStep(db, sam, 'room', 's9', mark, 2)).rejects.toMatchObject(refused)
    await expect(saveStep(db, sam, 'room', 's9', { kind: 'take-out' }, 2)).rejects.toMatchObject(refused)
    await expect(setGoalState(db, jo, 'room', { status: 'COMPLETED' }, 0)).rejects.toMatchObject(refused)
    expect(await goalOf(db, jo)).toBeNull()
    expect(await goalOf(db, sam)).toMatchObject({ title: 'A room', status: 'ACTIVE' })
  })

  it.each([
    ['a title that is blank', { title: ' ' }],
    ['a title that is too long', { title: 'x'.repeat(201) }],
    ['a part of life that is none', { pathway: 'MONEY' }],
    ['a day that is none', { targetDate: '2027-02-31' }],
    ['a state that is none', { status: 'FAILED' }],
    ['a reason that is none', { reason: 'BORED' }],
    ['a step without words', { steps: [{ id: 'a', text: '', status: 'ACTIVE' }] }],
    ['two steps with one id', { steps: ['x', 'y'].map((text) => ({ id: 'a', text, status: 'ACTIVE' })) }],
    ['too many steps', { steps: manySteps(limitsOfGoals.steps + 1) }],
    ['something that is not asked', { offence: 'x' }]
  ])('with %s is refused', async (_, wrong) => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const goals = [{ id: 'room', title: 'A room', steps: [], status: 'ACTIVE', ...wrong }]
    await expect(saveSection(db, sam, 'goals', { goals }, 0)).rejects.toMatchObject({ code: 'bad-input' })
    expect(await versionOf(db, sam)).toBe(0)
  })

  it('fits with as many steps as there may be', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const goals = [{ id: 'room', title: 'A room', steps: manySteps(limitsOfGoals.steps), status: 'ACTIVE' }]
    expect((await saveSection(db, sam, 'goals', { goals }, 0)).outcome).toBe('saved')
  })

  it('is refused when all goals together would hold everybody else up, and the others stay', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const long = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...{ id: `${i}`, title: 'A room', steps: [], status: 'ACTIVE' },
        why: 'x'.repeat(5000)
      }))
    expect((await saveSection(db, sam, 'goals', { goals: long(90) }, 0)).outcome).toBe('saved')
    await expect(saveSection(db, sam, 'goals', { goals: long(110) }, 1)).rejects.toThrow('too-large')
    expect(await versionOf(db, sam)).toBe(1)
    expect((await saveGoalAnswer(db, sam, '0', 'why', null, 1)).outcome).toBe('saved')
  })

  it('has all steps done only when it has some', () => {
    const goal = (...states: Goal['steps'][number]['status'][]): Goal => ({
      id: 'a',
      title: 'a',
      status: 'ACTIVE',
      steps: states.map((status, i) => ({ id: `${i}`, text: 'x', status }))
    })
    expect(allStepsDone(goal())).toBe(false)
    expect(allStepsDone(goal('COMPLETE', 'ACTIVE'))).toBe(false)
    expect(allStepsDone(goal('COMPLETE', 'COMPLETE'))).toBe(true)
  })
})

function manySteps(count: number) {
  return Array.from({ length: count }, (_, i) => ({ id: `s${i}`, text: 'x', status: 'ACTIVE' }))
}
