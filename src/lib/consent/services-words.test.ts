import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { endingRow } from './ending-rows.ts'
import type { SharingPerson } from './list-people.server.ts'
import { personCode, personRow, sharedWhy } from './people-words.ts'
import { purposes } from './purposes.ts'
import { findSuggestPlace, getSuggestPlace, longestNote, suggestableFields } from './suggestable.ts'
import { acceptInput, suggestionForm } from './suggestion-inputs.ts'

const now = Date.UTC(2026, 10, 22, 9)

const person: SharingPerson = {
  ref: 'ab-c_d1xyz',
  purpose: 'home',
  offers: [],
  since: now,
  untilDate: '2026-12-01',
  until: Date.UTC(2026, 11, 2),
  helper: 'me',
  opens: true,
  named: false,
  access: 'look',
  sections: ['contact'],
  changed: false
}

describe('a row of the list of people', () => {
  it('says what it is for, until when, and names nobody but who helps', () => {
    expect(personRow(person, now)).toEqual({
      ref: 'ab-c_d1xyz',
      code: 'ABCD1',
      whatFor: 'to get help with a place to live',
      since: 'Sunday 22 November',
      until: 'Tuesday 1 December',
      helper: 'You',
      isNew: false,
      can: 'look'
    })
    expect(personCode('--x')).toBe('X')
  })

  it.each([
    [{ helper: 'nobody' }, { helper: 'Nobody yet', can: 'take-on' }],
    [{ helper: { name: 'Ben', awayUntil: null } }, { helper: 'Ben', can: 'take-over' }],
    [
      { helper: { name: 'Ben', awayUntil: '2026-11-27' } },
      { helper: 'Ben, away until Friday 27 November', can: 'take-over' }
    ],
    [{ named: true }, { helper: 'Only you', can: 'look' }],
    [{ opens: false }, { can: null }],
    [{ changed: true }, { isNew: true }],
    [{ offers: ['A room', 'A job'] }, { whatFor: 'A room, A job' }]
  ] satisfies [Partial<SharingPerson>, object][])('%j', (other, expected) => {
    expect(personRow({ ...person, ...other }, now)).toMatchObject(expected)
  })

  it('has words for every purpose, and says that the look is seen', () => {
    expect(new Set(purposes.map(sharedWhy)).size).toBe(purposes.length)
    expect(sharedWhy('work')).toBe(
      'They share this to get help to learn or find work. The person sees that you looked.'
    )
    expect(sharedWhy('constructor')).toBe('The person sees that you looked.')
  })
})

describe('a row of what ended', () => {
  it('says the last day: an end at midnight belongs to the day before it', () => {
    const endedAt = Date.UTC(2026, 11, 2) // the midnight that ends 1 December
    expect(endingRow({ ref: 'abcde', endedAt, ground: null }, now)).toEqual({
      ref: 'abcde',
      code: 'ABCDE',
      ended: 'Ended on Tuesday 1 December',
      isKept: false
    })
    expect(endingRow({ ref: 'abcde', endedAt, ground: 'contract' }, now).isKept).toBe(true)
  })
})

describe('what can be suggested', () => {
  it('is an answer, a thing of a list or a goal, and nothing of a section that does not exist', () => {
    expect(suggestableFields('contact').map(({ name }) => name)).toContain('phone')
    expect(suggestableFields('goals').map(({ name }) => name)).toEqual(['goals'])
    expect(suggestableFields('work').some(({ input }) => input === 'items')).toBe(true)
    expect(suggestableFields('wheel')).toEqual([])
    expect(suggestableFields('nowhere')).toEqual([])
    expect(findSuggestPlace('contact', 'phone')).toMatchObject({ section: 'contact' })
    expect(findSuggestPlace('contact', 'gone')).toBeNull()
    expect(findSuggestPlace('nowhere', 'phone')).toBeNull()
  })

  const read = (slug: string, typed: Record<string, unknown>, section = 'contact') =>
    v.safeParse(suggestionForm(getSuggestPlace(section, slug).field, '2026-11-22'), typed)

  it('is read as the person’s own answer would be, with a note', () => {
    expect(read('phone', { phone: ' 01632 960999 ', note: ' Why ' }).output).toEqual({
      answer: '01632 960999',
      note: 'Why',
      typed: { phone: ' 01632 960999 ', note: 'Why' }
    })
    expect(read('phone', { phone: '01632 960999' }).output).toMatchObject({ note: '' })
    const born = { 'dateOfBirth-day': '1', 'dateOfBirth-month': '2', 'dateOfBirth-year': '1990' }
    expect(read('date-of-birth', born, 'identity').output).toMatchObject({ answer: '1990-02-01' })
  })

  it.each([
    [{}, 'phone', 'org_suggest_missing'],
    [{ phone: '' }, 'phone', 'org_suggest_missing'],
    [{ phone: 'none' }, 'phone', 'record_problem_phone'],
    [{ phone: '', how: 'take-out' }, 'phone', 'org_suggest_missing'],
    [{ phone: '', how: 'none' }, 'phone', 'org_suggest_missing'],
    [{ phone: '01632 960999', note: 'x'.repeat(longestNote + 1) }, 'note', 'org_suggest_note_long']
  ])('%j is a question back', (typed, field, message) => {
    const { issues } = read('phone', typed)
    expect(issues?.[0]).toMatchObject({ message })
    expect(issues?.[0].path?.[0]?.key).toBe(field)
  })

  it('counts letters of a note, not their halves', () => {
    expect(read('phone', { phone: '01632 960999', note: '😀'.repeat(longestNote) }).success).toBe(true)
  })

  it.each([
    ['7', 7],
    ['12', 12],
    ['', -1],
    ['x', -1],
    [undefined, -1],
    ['1234567890123456', -1]
  ])('takes the version %s as %i', (typed, version) => {
    expect(v.parse(acceptInput, { basedOn: typed })).toEqual({ basedOn: version, take: [] })
  })

  it('takes the parts that were ticked', () => {
    expect(v.parse(acceptInput, { basedOn: '7', take: ['title'] }).take).toEqual(['title'])
  })
})
