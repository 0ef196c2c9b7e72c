import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { bringBackAnswer } from './bring-back-answer.server.ts'
import { changedAnswers } from './changed-answers.ts'
import { chooseAnswer } from './choose-answer.server.ts'
import { changesOnPage, listChanges } from './list-changes.server.ts'
import { findOwnSection } from './own-record.server.ts'
import { saveGoalAnswer } from './save-goal-answer.server.ts'
import { saveItemAnswer } from './save-item-answer.server.ts'
import { saveAnswer, saveSection } from './save-section.server.ts'
import { saySectionYes } from './say-section-yes.server.ts'
import { sayWhoWasWith } from './say-who-was-with.server.ts'
import { recordSection } from './tables.server.ts'
import { takeOutItem } from './take-out-item.server.ts'
import { viewChange } from './view-changes.ts'

const refusal = (code: string) => expect.objectContaining({ code })

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true, now: Date.UTC(2026, 10, 22, 9) })))
afterAll(() => db[Symbol.asyncDispose]())

const phone = (sam: PersonActor, to: string, basedOn: number) =>
  saveAnswer(db, sam, 'contact', 'phone', to, basedOn)
const phoneOf = async (sam: PersonActor) => (await findOwnSection(db, sam, 'contact'))?.document.phone
const viewed = async (sam: PersonActor, section: 'contact' | 'work' | 'goals') =>
  (await listChanges(db, sam, section)).changes.map((change) => viewChange(section, change, db.now()))

describe('what changed', () => {
  it('is told newest first, with old and new side by side', async () => {
    const sam = await aPerson(db)
    await phone(sam, '01632 960123', 0)
    await phone(sam, '01632 960456', 1)
    expect(await viewed(sam, 'contact')).toEqual([
      {
        version: 2,
        when: 'Sunday 22 November, 9am',
        how: 'You told us.',
        company: '',
        choice: undefined,
        answers: [
          {
            field: 'phone',
            itemId: null,
            label: 'Phone',
            before: '01632 960123',
            after: '01632 960456',
            bringBack: 1
          }
        ]
      },
      expect.objectContaining({
        version: 1,
        answers: [expect.objectContaining({ before: undefined, after: '01632 960123', bringBack: undefined })]
      })
    ])
  })

  it('says when it was on a shared computer', async () => {
    const sam = await aPerson(db)
    await phone({ ...sam, way: 'kiosk' }, '01632 960123', 0)
    expect((await viewed(sam, 'contact'))[0]?.how).toBe('You told us. It was on a shared computer.')
  })

  it('tells of one thing of a list by its name, and only the lines that differ', async () => {
    const sam = await aPerson(db)
    const part = (name: string, answer: string) => ({
      list: 'jobs',
      itemId: 'a',
      part: name,
      adds: name === 'title',
      answer
    })
    await saveItemAnswer(db, sam, 'work', part('title', 'Cook'), 0)
    await saveItemAnswer(db, sam, 'work', part('place', 'A café'), 1)
    await saveItemAnswer(db, sam, 'work', part('place', 'A pub'), 2)
    await takeOutItem(db, sam, 'work', 'jobs', 'a', 3)
    const [gone, pub, cafe, cook] = (await viewed(sam, 'work')).map(({ answers }) => answers[0])
    expect(gone).toMatchObject({ label: 'Job: Cook', after: undefined, bringBack: 3 })
    expect(pub).toMatchObject({ label: 'Job: Cook', itemId: 'a' })
    expect([pub?.before, pub?.after]).toEqual([
      expect.stringContaining('A café'),
      expect.stringContaining('A pub')
    ])
    expect(cafe).toMatchObject({ after: expect.stringContaining('A café') })
    expect(cook).toMatchObject({ before: undefined, after: 'Cook' })
  })

  it('tells of goals, also of one that was put away', () => {
    const goal = { id: 'g', title: 'A room', steps: [], status: 'ACTIVE' }
    const away = { ...goal, status: 'ARCHIVED', reason: 'LATER' }
    expect(changedAnswers('goals', { goals: [goal] }, { goals: [away] })).toEqual([
      {
        field: 'goals',
        itemId: 'g',
        label: 'A room',
        before: 'Working on it',
        after: expect.stringContaining('Put away')
      }
    ])
  })

  it('shows both answers of two that did not fit, and how the one that was chosen came', async () => {
    const sam = await aPerson(db)
    await phone(sam, '01632 960001', 0)
    await phone(sam, '01632 960002', 1)
    const from = { how: 'file' } as const
    await saveAnswer(db, sam, 'contact', 'phone', '01632 960003', 1, { from })
    expect((await viewed(sam, 'contact'))[0]).toMatchObject({
      choice: 'Two answers did not fit. You can choose one.',
      answers: [{ before: '01632 960002', after: '01632 960003', bringBack: undefined }]
    })
    await chooseAnswer(db, sam, 'contact', { keptVersion: 2, waitingVersion: 3, keep: 'waiting' })
    const { changes } = await listChanges(db, sam, 'contact')
    expect(changes.map(({ standing, came }) => [standing, came])).toEqual([
      ['kept', { from }],
      ['settled', { from }],
      ['kept', null],
      ['kept', null]
    ])
  })

  it('comes page by page, and opens no more than one page', async () => {
    const sam = await aPerson(db)
    for (let i = 0; i < changesOnPage + 2; i++) await phone(sam, `01632 9600${10 + i}`, i)
    const first = await listChanges(db, sam, 'contact')
    expect(first.changes).toHaveLength(changesOnPage)
    expect(first.changes.at(-1)?.before).toEqual({ phone: '01632 960011' })
    const second = await listChanges(db, sam, 'contact', first.older!)
    expect(second.changes.map(({ version }) => version)).toEqual([2, 1])
    expect(second.older).toBeNull()
  })

  it('is the person’s own', async () => {
    const [sam, jo] = [await aPerson(db), await aPerson(db)]
    await phone(sam, '01632 960123', 0)
    expect(await listChanges(db, jo, 'contact')).toEqual({ changes: [], older: null })
    const place = { version: 1, field: 'phone', itemId: null }
    await expect(bringBackAnswer(db, jo, 'contact', place, 0)).rejects.toEqual(refusal('not-found'))
  })

  it('keeps how it came sealed', async () => {
    const sam = await aPerson(db)
    const by = {
      kind: 'worker',
      accountId: 'x',
      name: 'Zaphod',
      organisationId: 'y',
      organisation: 'Zorg'
    } as const
    await saveAnswer(db, sam, 'contact', 'phone', '01632 960123', 0, { from: { how: 'suggested', by } })
    const [row] = await db.read.select().from(recordSection).where(eq(recordSection.personId, sam.personId))
    expect(row?.came?.toString('latin1')).not.toMatch(/Zaphod|suggested/)
    expect((await viewed(sam, 'contact'))[0]?.how).toBe('Zaphod at Zorg thought of it. You took it.')
  })
})

describe('who was with somebody', () => {
  it('is theirs to say, to change and to take out, and stays beside how it came', async () => {
    const [sam, jo] = [await aPerson(db), await aPerson(db)]
    const from = { how: 'file' } as const
    await saveAnswer(db, { ...sam, way: 'kiosk' }, 'contact', 'phone', '01632 960123', 0, { from })
    const cameOf = async () => (await listChanges(db, sam, 'contact')).changes[0]?.came
    await sayWhoWasWith(db, sam, 'contact', 1, '  Ann from\nthe college ')
    expect(await cameOf()).toEqual({ from, shared: true, with: 'Ann from the college' })
    expect((await viewed(sam, 'contact'))[0]?.how).toMatch(/ With you: Ann from the college$/)
    await sayWhoWasWith(db, sam, 'contact', 1, ' ')
    expect(await cameOf()).toEqual({ from, shared: true })
    for (const [actor, version] of [
      [jo, 1],
      [sam, 2]
    ] as const) {
      await expect(sayWhoWasWith(db, actor, 'contact', version, 'x')).rejects.toEqual(refusal('not-found'))
    }
    await expect(sayWhoWasWith(db, sam, 'contact', 1, 'x'.repeat(201))).rejects.toEqual(refusal('bad-input'))
    expect(await phoneOf(sam)).toBe('01632 960123')
  })
})

describe('an old answer', () => {
  it('comes back as a new version, beside all that was said since', async () => {
    const sam = await aPerson(db)
    await phone(sam, '01632 960123', 0)
    await phone(sam, '01632 960456', 1)
    await saveAnswer(db, sam, 'contact', 'nameToAskFor', 'Sam', 2)
    const old = { version: 1, field: 'phone', itemId: null }
    expect(await bringBackAnswer(db, sam, 'contact', old, 3)).toEqual({ outcome: 'saved', version: 4 })
    expect((await findOwnSection(db, sam, 'contact'))?.document).toEqual({
      phone: '01632 960123',
      nameToAskFor: 'Sam'
    })
    expect((await viewed(sam, 'contact'))[0]).toMatchObject({
      how: 'You brought back an old answer.',
      answers: [{ before: '01632 960456', after: '01632 960123', bringBack: 3 }]
    })
    expect(await bringBackAnswer(db, sam, 'contact', old, 4)).toEqual({ outcome: 'same', version: 4 })
  })

  it('comes back as one thing of a list, also when "none" was said since', async () => {
    const sam = await aPerson(db)
    const job = { list: 'jobs', itemId: 'a', part: 'title', adds: true, answer: 'Cook' }
    await saveItemAnswer(db, sam, 'work', job, 0)
    await takeOutItem(db, sam, 'work', 'jobs', 'a', 1)
    await saveAnswer(db, sam, 'work', 'jobs', { none: true }, 2)
    await bringBackAnswer(db, sam, 'work', { version: 1, field: 'jobs', itemId: 'a' }, 3)
    expect((await findOwnSection(db, sam, 'work'))?.document.jobs).toEqual([{ id: 'a', title: 'Cook' }])
    const whole = { version: 1, field: 'jobs', itemId: null }
    await expect(bringBackAnswer(db, sam, 'work', whole, 4)).rejects.toEqual(refusal('not-found'))
  })

  it('comes back to a goal', async () => {
    const sam = await aPerson(db)
    await saveGoalAnswer(db, sam, 'g', 'title', 'A room', 0)
    await saveGoalAnswer(db, sam, 'g', 'title', 'A flat', 1)
    await bringBackAnswer(db, sam, 'goals', { version: 1, field: 'goals', itemId: 'g' }, 2)
    expect((await findOwnSection(db, sam, 'goals'))?.document.goals).toMatchObject([{ title: 'A room' }])
  })

  it('does not come back where it was a file: its bytes are gone', async () => {
    const sam = await aPerson(db)
    await saySectionYes(db, sam, 'letter')
    const paper = { id: 'paper', kind: 'PLAN' }
    await saveSection(db, sam, 'letter', { papers: [paper] }, 0)
    await saveSection(db, sam, 'letter', {}, 1)
    const [gone] = (await listChanges(db, sam, 'letter')).changes
    expect(viewChange('letter', gone!, db.now()).answers).toMatchObject([{ bringBack: undefined }])
    const old = { version: 1, field: 'papers', itemId: 'paper' }
    await expect(bringBackAnswer(db, sam, 'letter', old, 2)).rejects.toEqual(refusal('not-found'))
  })

  it('is not judged by what would fit today', async () => {
    const sam = await aPerson(db)
    await saySectionYes(db, sam, 'housing')
    await saveAnswer(db, sam, 'housing', 'babyDue', '2026-12-01', 0)
    await saveAnswer(db, sam, 'housing', 'babyDue', '2027-01-01', 1)
    db.clock.move(30 * 24 * 60 * 60 * 1000)
    const old = { version: 1, field: 'babyDue', itemId: null }
    expect((await bringBackAnswer(db, sam, 'housing', old, 2)).outcome).toBe('saved')
  })

  it.each([
    { version: 9, field: 'phone', itemId: null },
    { version: 1, field: 'email', itemId: null },
    { version: 1, field: '__proto__', itemId: null },
    { version: 1, field: 'phone', itemId: 'a' },
    { version: Number.NaN, field: 'phone', itemId: null }
  ])('that never was does not come back: %o', async (old) => {
    const sam = await aPerson(db)
    await phone(sam, '01632 960123', 0)
    await expect(bringBackAnswer(db, sam, 'contact', old, 1)).rejects.toEqual(refusal('not-found'))
    expect(await phoneOf(sam)).toBe('01632 960123')
  })
})
