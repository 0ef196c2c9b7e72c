import { describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Answer, Item } from './field.ts'
import { getItem, getList, getPart } from './get-item-question.ts'
import { describeSection } from './describe-section.ts'
import { findOwnSection } from './own-record.server.ts'
import { saveItemAnswer } from './save-item-answer.server.ts'
import { saveAnswer, saveSection } from './save-section.server.ts'
import { takeOutItem } from './take-out-item.server.ts'
import { viewItem, viewList } from './view-list.ts'

const tell = (
  db: TestDatabase,
  sam: PersonActor,
  itemId: string,
  part: string,
  answer: Answer | null,
  basedOn: number
) => saveItemAnswer(db, sam, 'work', { list: 'jobs', itemId, part, adds: part === 'title', answer }, basedOn)
const jobsOf = async (db: TestDatabase, sam: PersonActor) =>
  (await findOwnSection(db, sam, 'work'))?.document.jobs as readonly Item[] | undefined

describe('a list of jobs', () => {
  it('grows by the answer a job is known by, then question by question', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    await tell(db, sam, 'cook', 'title', 'Cook', 0)
    await tell(db, sam, 'cook', 'title', 'Cook', 0) // sent twice
    await tell(db, sam, 'cook', 'place', 'مطعم', 1)
    await tell(db, sam, 'paint', 'title', 'Painter', 2)
    await tell(db, sam, 'cook', 'title', 'Head cook', 3)
    expect(await jobsOf(db, sam)).toEqual([
      { id: 'cook', title: 'Head cook', place: 'مطعم' },
      { id: 'paint', title: 'Painter' }
    ])
    await tell(db, sam, 'cook', 'place', null, 4)
    expect((await jobsOf(db, sam))?.[0]).toEqual({ id: 'cook', title: 'Head cook' })
  })

  it('keeps what two pages did to different jobs, or to different answers of one', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    await tell(db, sam, 'cook', 'title', 'Cook', 0)
    await tell(db, sam, 'cook', 'place', 'Café', 1)
    await tell(db, sam, 'paint', 'title', 'Painter', 1)
    await tell(db, sam, 'cook', 'from', '2019', 1)
    await takeOutItem(db, sam, 'work', 'jobs', 'cook', 4)
    expect((await tell(db, sam, 'dig', 'title', 'Gardener', 4)).outcome).toBe('saved')
    expect((await jobsOf(db, sam))?.map(({ id }) => id)).toEqual(['paint', 'dig'])
    await takeOutItem(db, sam, 'work', 'jobs', 'paint', 6)
    await takeOutItem(db, sam, 'work', 'jobs', 'dig', 6) // from the same page
    expect(await jobsOf(db, sam)).toBeUndefined()
  })

  it('asks which is right when one page says none and another adds one', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    await saveAnswer(db, sam, 'work', 'jobs', { none: true }, 0)
    expect((await tell(db, sam, 'cook', 'title', 'Cook', 0)).outcome).toBe('waiting')
    expect((await tell(db, sam, 'cook', 'title', 'Cook', 1)).outcome).toBe('saved') // seen, and changed
    expect(await jobsOf(db, sam)).toHaveLength(1)
  })

  it('holds thirty and no more', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const jobs = Array.from({ length: 30 }, (_, i) => ({ id: `job-${i}`, title: `Job ${i}` }))
    const { version } = await saveSection(db, sam, 'work', { jobs }, 0)
    await expect(tell(db, sam, 'one-more', 'title', 'Cook', version)).rejects.toMatchObject({
      code: 'bad-input'
    })
    expect(viewList(getList('work', 'jobs'), jobs)).toMatchObject({
      add: undefined,
      full: 'You can add up to 30. Take one out to add a new one.'
    })
    expect(await jobsOf(db, sam)).toHaveLength(30)
  })

  it.each([
    ['no first answer', [{ id: 'a', place: 'x' }]],
    ['an answer that does not fit', [{ id: 'a', title: 'x'.repeat(201) }]],
    ['an answer to no question', [{ id: 'a', title: 'x', offence: 'y' }]],
    [
      'two with one id',
      [
        { id: 'a', title: 'x' },
        { id: 'a', title: 'y' }
      ]
    ],
    ['an id that is no id', [{ id: '../x', title: 'x' }]],
    ['nothing in it', []],
    ['something else', ['x']]
  ])('is refused with %s, and nothing is written', async (_, jobs) => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    await expect(saveSection(db, sam, 'work', { jobs }, 0)).rejects.toMatchObject({ code: 'bad-input' })
    expect(await findOwnSection(db, sam, 'work')).toBeNull()
  })

  it('does not judge again what was told before: a day that has passed stays', async () => {
    await using db = await openTestDatabase({ memory: true })
    const sam = await aPerson(db)
    const start = await saveAnswer(db, sam, 'work', 'startFrom', '2026-12-01', 0)
    db.clock.set(Date.UTC(2027, 0, 1))
    expect((await tell(db, sam, 'cook', 'title', 'Cook', start.version)).outcome).toBe('saved')
  })

  it('is not there for somebody else, nor a job that is not in it', async () => {
    await using db = await openTestDatabase({ memory: true })
    const [sam, jo] = [await aPerson(db), await aPerson(db)]
    await tell(db, sam, 'cook', 'title', 'Cook', 0)
    const gone = { code: 'not-found' }
    await expect(tell(db, jo, 'cook', 'place', 'Café', 0)).rejects.toMatchObject(gone)
    await expect(takeOutItem(db, jo, 'work', 'jobs', 'cook', 0)).rejects.toMatchObject(gone)
    await expect(takeOutItem(db, sam, 'work', 'jobs', 'paint', 1)).rejects.toMatchObject(gone)
    expect(await jobsOf(db, sam)).toHaveLength(1)
  })
})

describe('what a list says', () => {
  const jobs: readonly Item[] = [
    { id: 'a', title: 'Cook', place: 'Café', from: '2019', did: 'Soup\nand bread' },
    { id: 'b', title: 'Painter' }
  ]

  it('is each thing by itself, for the person and for those they share with', () => {
    expect(describeSection('work', { jobs })).toEqual([
      { label: 'Job', value: 'Cook\nWhere: Café\nFrom: 2019\nWhat I did: Soup\nand bread' },
      { label: 'Job', value: 'Painter' }
    ])
    expect(describeSection('work', { jobs: { none: true } })).toEqual([{ label: 'Jobs', value: 'None' }])
  })

  it('leads to each thing, and to its answers', () => {
    const place = getList('work', 'jobs')
    expect(viewList(place, jobs)).toEqual({
      items: [
        { href: '/me/record/work/jobs/a', title: 'Cook' },
        { href: '/me/record/work/jobs/b', title: 'Painter' }
      ],
      add: { href: '/me/record/work/jobs/new', words: 'Add a job' }
    })
    const item = viewItem(place.each, getItem({ jobs }, place.field, 'a'), '/me/record/work/jobs/a')
    expect(item.title).toBe('Job: Cook')
    expect(item.rows.at(-1)).toEqual({
      href: '/me/record/work/jobs/a/did?change',
      label: 'What I did',
      answer: 'Soup\nand bread'
    })
  })

  it('is asked in a row that begins and ends at the list', () => {
    expect(getPart('work', 'jobs', 'a', 'title', false)).toMatchObject({
      number: 1,
      count: 5,
      before: '/me/record/work/jobs',
      after: '/me/record/work/jobs/a/place'
    })
    expect(getPart('work', 'jobs', 'a', 'did', false).after).toBe('/me/record/work/jobs')
    expect(getPart('work', 'jobs', 'a', 'did', true)).toMatchObject({
      before: '/me/record/work/jobs/a',
      after: '/me/record/work/jobs/a'
    })
  })

  it.each([
    ['work', 'skills', 'title'],
    ['work', 'jobs', 'shoe-size'],
    ['goals', 'jobs', 'title'],
    ['offences', 'jobs', 'title']
  ])('is not there at %s/%s/…/%s', (section, question, part) => {
    expect(() => getPart(section, question, 'a', part, false)).toThrow(
      expect.objectContaining({ code: 'not-found' })
    )
  })
})
