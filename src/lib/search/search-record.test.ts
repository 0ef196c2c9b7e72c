import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../tests/support/database.ts'
import { aPerson } from '../../../tests/support/people.ts'
import { slugOf, type Field } from '#lib/record/field.ts'
import { goalFields } from '#lib/record/goal-fields.ts'
import type { OwnSection } from '#lib/record/own-record.server.ts'
import { saveSection } from '#lib/record/save-section.server.ts'
import { saySectionYes } from '#lib/record/say-section-yes.server.ts'
import { sectionNames, sections, type SectionDocument, type SectionName } from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'
import { listPlaces } from './list-places.ts'
import { findPlaces } from './rules.ts'
import { searchRecord } from './search-record.server.ts'

const own = (document: SectionDocument, waiting?: SectionDocument): OwnSection => ({
  ...{ version: 2, basedOn: 1, at: 0, document },
  waiting: waiting ? { version: 3, basedOn: 1, at: 0, document: waiting } : null
})
const nothing = Object.fromEntries(sectionNames.map((name) => [name, null])) as Record<SectionName, null>
const findIn = (told: Partial<Record<SectionName, OwnSection>>, typed: string) =>
  findPlaces(listPlaces({ ...nothing, ...told }), typed).hits

/** An answer that holds a word of its own where somebody can write one. */
function answerTo(field: Field, word: string) {
  if (field.input === 'one-of' && !field.ownWords) return field.choices![0]!.value
  if (field.input === 'some-of') return [field.choices![0]!.value]
  if (field.input === 'date') return '1985-03-27'
  return field.ownWords ? { ownWords: word } : `Before ${word} after.`
}

const goal = {
  ...{ id: 'room', title: 'A quiet room', status: 'ARCHIVED', reason: { ownWords: 'Moved to Jo’s' } },
  ...{ pathway: 'ACCOMMODATION', why: 'Sleep', targetDate: '2027-06-05' },
  steps: [{ id: 'first', text: 'Ring Priya', status: 'ACTIVE' }]
}

describe('searching the record', () => {
  it('finds every question by what it is called, and leads to it', () => {
    const places = listPlaces(nothing)
    for (const section of sectionNames) {
      for (const { label } of [...sections[section].fields, ...(section === 'goals' ? goalFields : [])]) {
        const { hits } = findPlaces(places, words(label))
        expect(
          hits.map((hit) => hit.label),
          words(label)
        ).toContain(words(label))
      }
    }
    expect(findIn({}, 'national insurance')[0]).toMatchObject({
      href: '/me/record/identity/ni-number?change',
      excerpt: undefined
    })
    expect(findIn({}, 'forklift')[0]?.href).toBe('/me/record/work/cards?change')
  })

  it('finds every answer of every section, and leads to where it is asked', () => {
    let count = 0
    for (const section of sectionNames) {
      for (const field of [...sections[section].fields, ...(sections[section].lists ?? [])]) {
        const parts = field.each?.parts ?? [field]
        const told = parts.map((part) => [part.name, answerTo(part, `zebra${++count}x`)] as const)
        const document = field.each
          ? { [field.name]: [{ id: 'one', ...Object.fromEntries(told) }] }
          : Object.fromEntries(told)
        for (const [name, answer] of told) {
          const [word] = JSON.stringify(answer).match(/zebra\d+x/) ?? []
          if (!word) continue
          const hits = findIn({ [section]: own(document) }, word)
          const page = sections[section].fields.includes(field) ? slugOf({ ...field, name }) : '/me/'
          expect(hits[0]?.excerpt, `${section} ${field.name} ${name}`).toBeTruthy()
          expect(hits[0]?.href).toContain(page)
        }
      }
    }
    expect(count).toBeGreaterThan(100)
  })

  it.each([
    ['the title', 'quiet', '/me/goals/room/title?change'],
    ['the part of life', 'place to live', '/me/goals/room/pathway?change'],
    ['the day', '5 june', '/me/goals/room/target-date?change'],
    ['why', 'sleep', '/me/goals/room/why?change'],
    ['a step', 'priya', '/me/goals/room/steps/first'],
    ['why it was put away', 'jos', '/me/goals/room']
  ])('finds %s of a goal', (_, typed, href) => {
    expect(findIn({ goals: own({ goals: [goal] }) }, typed)[0]?.href).toBe(href)
  })

  it('finds a note and a rating of a wheel, and a part of a job', () => {
    const looks = [{ id: 'w', day: '2026-06-01', home: 'SORTED', note: 'New keys' }]
    const told = {
      wheel: own({ looks }),
      work: own({ jobs: [{ id: 'j', title: 'Cook', place: 'Café Zoë' }] })
    }
    expect(findIn(told, 'keys')[0]?.href).toBe('/me/record/wheel/looks/w/note?change')
    expect(findIn(told, 'sorted')[0]?.href).toBe('/me/record/wheel/looks/w/home?change')
    expect(findIn(told, 'cafe')[0]).toMatchObject({
      href: '/me/record/work/jobs/j/place?change',
      excerpt: 'Café Zoë'
    })
    expect(findIn(told, 'cook cafe')[0]?.href).toBe('/me/record/work/jobs/j/place?change')
  })

  it('finds an answer that waits for a choice, and leads to the choice', () => {
    const told = { contact: own({ phone: '07700 900001' }, { phone: '07700 900002' }) }
    expect(findIn(told, '07700900002')[0]?.href).toBe('/me/record/contact/two-answers')
  })

  it('of one person finds nothing of another, and opens what needs a yes only after it', async () => {
    await using db = await openTestDatabase({ memory: true })
    const [sam, jo] = [await aPerson(db), await aPerson(db)]
    await saySectionYes(db, sam, 'story')
    await saveSection(db, sam, 'story', { story: 'I like to cook zebra soup.' }, 0)
    expect((await searchRecord(db, sam, 'ZEBRA')).hits).toEqual([
      {
        href: '/me/record/story/story?change',
        section: 'My story',
        label: 'My story',
        excerpt: 'I like to cook zebra soup.'
      }
    ])
    expect((await searchRecord(db, jo, 'zebra')).hits).toEqual([])
  })

  it('looks through a record as long as they may be', () => {
    const story = own({ story: 'Ünïcödé words of a long life. '.repeat(160) })
    const goals = Array.from({ length: 90 }, (_, i) => ({
      ...goal,
      id: `${i}`,
      why: 'Because. '.repeat(550)
    }))
    const places = listPlaces({ ...nothing, story, goals: own({ goals }) })
    expect(places.map(({ answer = '' }) => answer).join('').length).toBeGreaterThan(400_000)
    expect(findPlaces(places, 'unicode long').hits).toHaveLength(1)
  })
})
