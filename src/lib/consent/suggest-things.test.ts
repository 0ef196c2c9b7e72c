import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '#lib/access/actors.ts'
import { newId } from '#lib/database/new-id.ts'
import { addRoom } from '#lib/record/add-room.server.ts'
import type { Answer, Item } from '#lib/record/field.ts'
import { goalsIn } from '#lib/record/goals.ts'
import { listChanges } from '#lib/record/list-changes.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'
import { saveAnswer, saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { takeBackSection } from '#lib/record/take-back-section.server.ts'
import { takeOutItem } from '#lib/record/take-out-item.server.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import { makeDataKey } from '#lib/vault/data-keys.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aWorker } from '../../../tests/support/people.ts'
import { giveTo, sharedStory, type SharedStory } from '../../../tests/support/sharing.ts'
import { acceptSuggestion, declineSuggestion } from './answer-suggestion.server.ts'
import { listSuggestions } from './list-suggestions.server.ts'
import { stopSharing } from './stop-sharing.server.ts'
import { findSuggestPlace } from './suggestable.ts'
import { suggestChange, type NewSuggestion } from './suggest-change.server.ts'
import { suggestion } from './tables.server.ts'
import { takeOn } from './take-on.server.ts'
import { viewSuggestion } from './view-suggestions.ts'

const refusal = (code: string) => expect.objectContaining({ code })

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true, now: Date.UTC(2026, 10, 22) })))
afterAll(() => db[Symbol.asyncDispose]())

/** Sam shares contact, goals and work with Connect Housing, and told a job and a goal. */
async function story(access: 'look' | 'suggest' = 'suggest'): Promise<SharedStory> {
  const made = await sharedStory(db)
  db.clock.move(1000)
  const { consentId } = await giveTo(db, made.actor, made.at, ['contact', 'goals', 'work'], { access })
  await saveSection(db, made.actor, 'work', { jobs: [{ id: 'cook', title: 'Cook', place: 'A pub' }] }, 0)
  const room = { id: 'room', title: 'A room', steps: [], status: 'ACTIVE', notes: 'Quiet street' }
  await saveSection(db, made.actor, 'goals', { goals: [room] }, 0)
  return { ...made, consentId }
}

function about(
  section: SectionName,
  list: string,
  answers: Record<string, Answer>,
  id: string | null = null
): NewSuggestion {
  const place = findSuggestPlace(section, list)
  if (!place) throw new Error(`nobody suggests to ${section} ${list}`)
  return { ...place, thing: { id: id ?? newId(), isNew: id === null, answers }, note: '' }
}

const suggest = (one: SharedStory, what: NewSuggestion) => suggestChange(db, one.viewer, one.ref, what)
const only = async (actor: PersonActor) => (await listSuggestions(db, actor))[0]!
const documentOf = async (actor: PersonActor, section: SectionName) =>
  (await findOwnSection(db, actor, section))?.document ?? {}
const jobsOf = async ({ actor }: SharedStory) => thingsIn<Item>(await documentOf(actor, 'work'), 'jobs')
const goalsOf = async ({ actor }: SharedStory) => goalsIn(await documentOf(actor, 'goals'))

async function take(one: SharedStory, ...parts: string[]) {
  const { id, basedOn } = await only(one.actor)
  return acceptSuggestion(db, one.actor, id, basedOn, parts)
}

describe('a suggestion about a list', () => {
  it('adds one more thing, part by part, and only when the person takes it', async () => {
    const one = await story()
    await suggest(one, about('work', 'jobs', { title: 'Driver', place: 'A depot', from: '2020' }))
    expect(await jobsOf(one)).toHaveLength(1)
    expect(viewSuggestion(await only(one.actor), db.now())).toMatchObject({
      about: 'New: Job',
      changes: [
        { name: 'title', old: null, suggested: 'Driver', byItself: false },
        { name: 'place', old: null, suggested: 'A depot', byItself: true },
        { name: 'from', old: null, suggested: '2020', byItself: true }
      ]
    })
    expect(await take(one, 'place')).toEqual({ outcome: 'saved', section: 'work' })
    expect((await jobsOf(one))[1]).toEqual({ id: expect.any(String), title: 'Driver', place: 'A depot' })
    const [newest] = (await listChanges(db, one.actor, 'work')).changes
    expect(newest?.came?.from).toMatchObject({ how: 'suggested', by: { name: 'Anna' } })
  })

  it('changes one thing, with old and new side by side', async () => {
    const one = await story()
    await suggest(one, about('work', 'jobs', { place: 'A hotel', from: '2019' }, 'cook'))
    expect(viewSuggestion(await only(one.actor), db.now())).toMatchObject({
      about: 'Job: Cook',
      changes: [
        { label: expect.any(String), old: 'A pub', suggested: 'A hotel', byItself: true },
        { old: null, suggested: '2019', byItself: true }
      ]
    })
    expect(await take(one)).toEqual({ outcome: 'nothing', section: 'work' })
    expect(await take(one, 'x')).toEqual({ outcome: 'nothing', section: 'work' })
    expect(await take(one, 'from')).toMatchObject({ outcome: 'saved' })
    expect(await jobsOf(one)).toEqual([{ id: 'cook', title: 'Cook', place: 'A pub', from: '2019' }])
    expect(await listSuggestions(db, one.actor)).toEqual([])
  })

  it('about a thing that the person took out cannot be taken, and can be left', async () => {
    const one = await story()
    await suggest(one, about('work', 'jobs', { place: 'A hotel' }, 'cook'))
    await takeOutItem(db, one.actor, 'work', 'jobs', 'cook', 1)
    const { id, fits } = await only(one.actor)
    expect(fits).toBe(false)
    await expect(acceptSuggestion(db, one.actor, id, 2, ['place'])).rejects.toEqual(refusal('not-found'))
    await declineSuggestion(db, one.actor, id)
    expect(await listSuggestions(db, one.actor)).toEqual([])
  })

  it('about something that the person changed meanwhile keeps both', async () => {
    const one = await story()
    await suggest(one, about('work', 'jobs', { place: 'A hotel' }, 'cook'))
    const { id } = await only(one.actor)
    const mine = { jobs: [{ id: 'cook', title: 'Cook', place: 'A school' }] }
    await saveSection(db, one.actor, 'work', mine, 1)
    expect(await acceptSuggestion(db, one.actor, id, 1, ['place'])).toMatchObject({ outcome: 'waiting' })
    expect((await jobsOf(one))[0]?.place).toBe('A school')
    const waiting = (await findOwnSection(db, one.actor, 'work'))?.waiting?.document ?? {}
    expect(thingsIn<Item>(waiting, 'jobs')[0]?.place).toBe('A hotel')
  })

  it('takes the place of "I have none" when the person takes it', async () => {
    const one = await story()
    await saveAnswer(db, one.actor, 'work', 'jobs', { none: true }, 1)
    await suggest(one, about('work', 'jobs', { title: 'Driver' }))
    expect(await take(one)).toMatchObject({ outcome: 'saved' })
    expect(await jobsOf(one)).toMatchObject([{ title: 'Driver' }])
  })
})

describe('a suggestion about goals', () => {
  it('adds a goal with its first step', async () => {
    const one = await story()
    const answers = {
      title: 'Get a CSCS card',
      firstStep: 'Book the test',
      pathway: 'EDUCATION_SKILLS_AND_WORK'
    }
    await suggest(one, about('goals', 'goals', answers))
    expect(viewSuggestion(await only(one.actor), db.now())).toMatchObject({ about: 'New: Goal' })
    expect(await take(one, 'firstStep', 'pathway')).toMatchObject({ outcome: 'saved', section: 'goals' })
    expect((await goalsOf(one))[1]).toMatchObject({
      title: 'Get a CSCS card',
      pathway: 'EDUCATION_SKILLS_AND_WORK',
      status: 'ACTIVE',
      steps: [{ id: 'first', text: 'Book the test', status: 'NOT_STARTED' }]
    })
  })

  it('adds a step and a line to the notes of one that is there, and takes nothing away', async () => {
    const one = await story()
    await suggest(
      one,
      about('goals', 'goals', { step: 'See the room', notes: 'Bring ID', helper: 'Anna' }, 'room')
    )
    expect(viewSuggestion(await only(one.actor), db.now())).toMatchObject({
      about: 'Goal: A room',
      changes: [
        { name: 'step', old: null, suggested: 'See the room' },
        { name: 'notes', old: 'Quiet street', suggested: 'Bring ID' },
        { name: 'helper', old: null, suggested: 'Anna' }
      ]
    })
    await take(one, 'step', 'notes')
    expect(await goalsOf(one)).toEqual([
      {
        id: 'room',
        title: 'A room',
        status: 'ACTIVE',
        notes: 'Quiet street\nBring ID',
        steps: [{ id: expect.stringMatching(/^from-/), text: 'See the room', status: 'NOT_STARTED' }]
      }
    ])
  })

  it('says nothing for the person about why, or how it stands', async () => {
    const one = await story()
    for (const answers of [
      { why: 'x' },
      { status: 'COMPLETED' },
      { title: 'Another' },
      { reason: 'LATER' }
    ]) {
      await expect(suggest(one, about('goals', 'goals', answers as never, 'room'))).rejects.toEqual(
        refusal('bad-input')
      )
    }
  })
})

describe('a suggestion that waited too long', () => {
  it('cannot be taken once its day went by, or what stands there leaves no room for it', async () => {
    const one = await story()
    const start = db.now()
    await suggest(one, about('goals', 'goals', { targetDate: '2026-11-23' }, 'room'))
    expect((await only(one.actor)).fits).toBe(true)
    db.clock.move(3 * 24 * 60 * 60 * 1000)
    expect((await only(one.actor)).fits).toBe(false)
    db.clock.set(start)
    const two = await story()
    await suggest(two, about('goals', 'goals', { notes: 'Bring ID' }, 'room'))
    expect((await only(two.actor)).fits).toBe(true)
    const [room] = await goalsOf(two)
    await saveSection(db, two.actor, 'goals', { goals: [{ ...room!, notes: 'x'.repeat(5000) }] }, 1)
    expect((await only(two.actor)).fits).toBe(false)
  })

  it('can be taken where it is something else whose day went by', async () => {
    const one = await story()
    const start = db.now()
    const [room] = await goalsOf(one)
    await saveSection(db, one.actor, 'goals', { goals: [{ ...room!, targetDate: '2026-11-23' }] }, 1)
    await suggest(one, about('goals', 'goals', { notes: 'Bring ID' }, 'room'))
    db.clock.move(3 * 24 * 60 * 60 * 1000)
    expect((await only(one.actor)).fits).toBe(true)
    db.clock.set(start)
  })

  it('to a question that is not asked any more is not shown', async () => {
    const one = await story()
    await suggest(one, about('work', 'jobs', { place: 'A hotel' }, 'cook'))
    await db.write(async (tx) => {
      await tx.update(suggestion).set({ field: 'gone' }).where(eq(suggestion.personId, one.actor.personId))
    })
    expect(await listSuggestions(db, one.actor)).toEqual([])
  })
})

describe('what is no suggestion about a thing', () => {
  it.each<[string, () => NewSuggestion]>([
    ['nothing', () => about('work', 'jobs', {}, 'cook')],
    ['a new thing without what it is known by', () => about('work', 'jobs', { place: 'A pub' })],
    ['a part that is not asked', () => about('work', 'jobs', { title: 'x', wage: '1' })],
    ['a part of every object', () => about('work', 'jobs', { constructor: 'x' } as never, 'cook')],
    ['an answer that does not fit', () => about('goals', 'goals', { title: 'x', targetDate: '2020-01-01' })],
    ['no text', () => about('work', 'jobs', { title: ['x'] })],
    ['an id that is none', () => about('work', 'jobs', { place: 'x' }, '../x')],
    ['an id with more behind it', () => about('work', 'jobs', { place: 'x' }, 'cook/x')],
    ['one answer for a list', () => ({ ...findSuggestPlace('work', 'jobs')!, answer: 'Cook', note: '' })],
    [
      'a thing for one answer',
      () => ({ ...about('work', 'jobs', { title: 'x' }), ...findSuggestPlace('contact', 'phone')! })
    ]
  ])('%s', async (_, what) => {
    const one = await story()
    await expect(suggest(one, what())).rejects.toEqual(refusal('bad-input'))
    expect(await listSuggestions(db, one.actor)).toEqual([])
  })

  it('the wheel, which is how the person sees their own life', () => {
    expect(findSuggestPlace('wheel', 'looks')).toBeNull()
  })
})

describe('who may suggest about things', () => {
  const goal = () => about('goals', 'goals', { title: 'Get a card' })

  it.each<[string, (one: SharedStory) => Promise<unknown>, Partial<{ access: 'look' }>?]>([
    ['nobody who may only look', async () => undefined, { access: 'look' }],
    ['nobody once sharing stopped', (one) => stopSharing(db, one.actor, one.consentId)],
    [
      'nobody after a colleague took over',
      async (one) => takeOn(db, await aWorker(db, one.at, 'Ben'), one.ref, 'away')
    ]
  ])('is %s', async (_, change, { access } = {}) => {
    const one = await story(access)
    await change(one)
    const before = await db.read.$count(suggestion)
    await expect(suggest(one, goal())).rejects.toEqual(refusal('not-found'))
    await expect(suggest(one, about('work', 'jobs', { place: 'x' }, 'cook'))).rejects.toEqual(
      refusal('not-found')
    )
    expect(await db.read.$count(suggestion)).toBe(before)
  })

  it('is nobody for a section that is not shared, nor for a special one before its own yes', async () => {
    const one = await story()
    const person = about('family', 'people', { who: 'Alex' })
    const rule = about('licence', 'rules', { topic: 'HOME' })
    await expect(suggest(one, person)).rejects.toEqual(refusal('not-found'))
    await giveTo(db, one.actor, one.at, ['licence'], { access: 'suggest' })
    await expect(suggest(one, rule)).rejects.toEqual(refusal('not-found'))
    await saySectionYes(db, one.actor, 'licence')
    expect(await suggest(one, rule)).toBe('suggested')
    const { id } = await only(one.actor)
    await takeBackSection(db, one.actor, 'licence')
    expect(await listSuggestions(db, one.actor)).toEqual([])
    await expect(acceptSuggestion(db, one.actor, id, 0)).rejects.toEqual(refusal('not-found'))
  })

  it('is told nowhere else when it came through the private door', async () => {
    const one = await story()
    const room = { ...one.actor, personId: newId(), roomOf: one.actor.personId }
    const roomKey = await makeDataKey(db, room.personId, db.now())
    await db.write((tx, now) =>
      addRoom(tx, { ownerId: room.roomOf, roomId: room.personId, dataKeyId: roomKey }, now)
    )
    const { threadRef } = await giveTo(db, room, one.at, ['goals'], { access: 'suggest' })
    await takeOn(db, one.viewer, threadRef, '')
    await suggestChange(db, one.viewer, threadRef, goal())
    expect(await listSuggestions(db, one.actor)).toEqual([])
    const { id, basedOn } = await only(room)
    await acceptSuggestion(db, room, id, basedOn)
    expect((await goalsOf(one)).map(({ title }) => title)).toEqual(['A room', 'Get a card'])
    const { changes } = await listChanges(db, one.actor, 'goals')
    expect(changes.map(({ came }) => came)).toEqual([null, null])
  })
})
