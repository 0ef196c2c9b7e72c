import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { sectionNames } from '#lib/record/sections.ts'
import { words } from '#lib/record/words.ts'
import { findSuggestPlace, longestNote, suggestableFields, suggestableParts } from './suggestable.ts'
import { suggestThingForm } from './suggestion-inputs.ts'

const partsOf = (section: string, list: string, isNew: boolean) =>
  suggestableParts(findSuggestPlace(section, list)!, isNew)

const newJob = partsOf('work', 'jobs', true)
const oldJob = partsOf('work', 'jobs', false)

/** What is suggested about the thing, or what is wrong with each field of the form. */
function read(parts: typeof newJob, typed: Record<string, unknown>): unknown {
  const result = v.safeParse(suggestThingForm(parts, '2026-11-22'), typed)
  if (result.success) return result.output
  return result.issues.map(({ path, message }) => [path?.[0]?.key, message])
}

describe('suggested answers about one thing', () => {
  it('are those that were filled in, each read as the person’s own would be, with a note', () => {
    const typed = { 'part-title': ' Driver ', 'part-place': '', 'part-from': '2020', note: ' Why ' }
    expect(read(newJob, typed)).toEqual({
      answers: { title: 'Driver', from: '2020' },
      note: 'Why',
      typed: { ...typed, note: 'Why' }
    })
    const day = { 'part-targetDate-day': '1', 'part-targetDate-month': '2', 'part-targetDate-year': '2027' }
    expect(read(partsOf('goals', 'goals', false), day)).toMatchObject({
      answers: { targetDate: '2027-02-01' },
      note: ''
    })
  })

  it.each([
    ['a new thing needs what it is known by', newJob, {}, [['part-title', 'org_suggest_missing']]],
    [
      'whatever else is told of it',
      newJob,
      { 'part-place': 'A pub' },
      [['part-title', 'org_suggest_missing']]
    ],
    [
      'also where that is a choice',
      partsOf('licence', 'rules', true),
      { 'part-words': 'By nine' },
      [['part-topic', 'org_suggest_missing']]
    ],
    [
      'of one that is there, one part is enough, and none is not',
      oldJob,
      {},
      [['part-title', 'org_suggest_missing']]
    ],
    [
      'each answer that does not fit is a question back, and no other',
      oldJob,
      { 'part-title': 'x'.repeat(201), 'part-place': 'y'.repeat(201) },
      [
        ['part-title', 'record_problem_too_long'],
        ['part-place', 'record_problem_too_long']
      ]
    ],
    [
      'one that fits does not make up for one that does not',
      oldJob,
      { 'part-title': 'Driver', 'part-place': 'y'.repeat(201) },
      [['part-place', 'record_problem_too_long']]
    ],
    [
      'a choice and words beside it are one too many',
      partsOf('licence', 'rules', false),
      { 'part-topic': 'HOME', 'part-topic-own-words': 'Dogs' },
      [['part-topic', 'record_problem_choose_own']]
    ],
    [
      'a note has an end',
      oldJob,
      { 'part-place': 'A pub', note: 'n'.repeat(longestNote + 1) },
      [['note', 'org_suggest_note_long']]
    ]
  ])('%s', (_, parts, typed, problems) => {
    expect(read(parts, typed)).toEqual(problems)
  })

  it('come with a note about anything, of a question called "note" or not', () => {
    const [part] = oldJob
    expect(read([{ ...part!, name: 'note' }], { 'part-note': 'Driver', note: 'Why' })).toMatchObject({
      answers: { note: 'Driver' },
      note: 'Why'
    })
  })
})

describe('every question that a worker may suggest to', () => {
  const fields = sectionNames.flatMap((section) => suggestableFields(section))

  it('has its words, and so has everything about a thing of a list', () => {
    for (const { name, label, question, why, each } of fields) {
      const asked = [label, question, why, ...(each ? [each.one, each.add] : [])]
      for (const key of asked) expect(words(key), name).toMatch(/\w/)
    }
  })

  it('is a list, or has no things', () => {
    for (const field of fields) expect(field.input === 'items', field.name).toBe(field.each !== undefined)
    expect(partsOf('contact', 'phone', true)).toEqual([])
    expect(partsOf('contact', 'phone', false)).toEqual([])
  })

  it('leaves to the person why they want something, and how it stands', () => {
    const names = (isNew: boolean) => partsOf('goals', 'goals', isNew).map(({ name }) => name)
    expect(names(true)).toEqual(['title', 'pathway', 'firstStep', 'targetDate', 'helper', 'notes'])
    expect(names(false)).toEqual(['step', 'notes', 'helper', 'targetDate'])
  })
})
