import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { slugOf, type Field } from './field.ts'
import { checkAnswer } from './rules.ts'
import { sectionNames, sections } from './sections.ts'
import { viewQuestion } from './view-question.ts'

const today = '2026-11-22'
const asked = sectionNames.flatMap((section) =>
  sections[section].fields.map((field) => [section, field] as const)
)
const lists = asked.filter(([, { input }]) => input === 'items')
const every: (readonly [string, Field])[] = [
  ...asked,
  ...lists.flatMap(([section, { name, each }]) =>
    (each?.parts ?? []).map((part) => [`${section} ${name}`, part] as const)
  )
]
const field = (section: keyof typeof sections, name: string): Field =>
  sections[section].fields.find((one) => one.name === name)!

describe('every question', () => {
  it.each(every.map(([place, one]) => [place, one.name, one] as const))('%s %s is whole', (_, __, one) => {
    const view = viewQuestion(one, undefined, 'own-phone')
    expect(view.question).toMatch(/\?$/)
    expect(view.why).toMatch(/[.?]$/)
    expect(view.options.length > 0).toBe(one.input === 'one-of' || one.input === 'some-of')
    expect(one.each !== undefined).toBe(one.input === 'items')
    const codes = (one.choices ?? []).map(({ value }) => value)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('has an address of its own, beside the pages of its section', () => {
    for (const section of sectionNames) {
      const slugs = [
        'yes',
        'take-back',
        'two-answers',
        'what-changed',
        ...sections[section].fields.map(slugOf)
      ]
      expect(new Set(slugs).size, section).toBe(slugs.length)
    }
    for (const section of sectionNames.filter((name) => name !== 'goals')) {
      expect(sections[section].fields.length, section).toBeGreaterThan(0)
    }
  })

  it('can be left: skipped, or not said', () => {
    for (const [section, one] of asked) expect(one.required, `${section} ${one.name}`).toBeUndefined()
  })
})

describe('a list', () => {
  it.each(lists)('of %s is known by its first part, and asks the others if somebody likes', (_, { each }) => {
    const [first, ...others] = each?.parts ?? []
    expect(first?.required).toBe(true)
    expect(others.some(({ required }) => required)).toBe(false)
    expect(['id', 'new']).not.toContain(first?.name)
    const slugs = each?.parts.map(slugOf)
    expect(new Set(slugs).size).toBe(slugs?.length)
  })
})

describe('what is never asked for', () => {
  // Words of a question that would ask for it; the number of a person is no number of a document.
  it.each([
    'offence',
    'crime',
    'victim',
    'risk',
    'conviction',
    'sentence',
    'passport number',
    'licence number'
  ])('%s stands in no question', (word) => {
    const catalogue = JSON.parse(readFileSync('messages/en.json', 'utf8')) as Record<string, string>
    for (const [place, { label, question, choices = [] }] of every) {
      const texts = [label, question, ...choices.map((choice) => choice.label)].map((key) => catalogue[key])
      expect(texts.join('\n').toLowerCase(), place).not.toContain(word)
    }
  })

  it('is the number of a document: only how far it is', () => {
    for (const one of sections['id-documents'].fields) expect(one.input, one.name).toBe('one-of')
  })

  it('is a person or a place to keep away from', () => {
    const topics = field('licence', 'rules').each?.parts[0]?.choices?.map(({ value }) => value)
    expect(topics).toEqual([
      'MEETINGS',
      'HOME',
      'TIMES',
      'TAG',
      'TRAVEL',
      'WORK',
      'COURSES',
      'TESTS',
      'PHONE'
    ])
  })
})

describe('an answer', () => {
  it.each([
    ['release', 'releaseDate', '2026-02-31', 'record_problem_date'],
    ['release', 'releaseDate', '1899-12-31', 'record_problem_date_early'],
    ['release', 'releaseDate', '2077-01-01', 'record_problem_date_far'],
    ['housing', 'babyDue', '2026-11-21', 'record_problem_date_past'],
    ['release', 'prisonNumber', 'A12345', 'record_problem_prison_number'],
    ['release', 'crn', 'X12345', 'record_problem_crn'],
    ['story', 'story', 'x'.repeat(5001), 'record_problem_much_too_long'],
    ['id-documents', 'passport', '533380006', 'ui_check_this'],
    ['work', 'jobs', 'Cook', 'ui_check_this'],
    ['work', 'jobs', ['Cook'], 'ui_check_this'],
    ['qualifications', 'uln', '1234567890', 'record_problem_uln']
  ] as const)('to %s %s that does not fit says why: %s', (section, name, answer, problem) => {
    expect(checkAnswer(field(section, name), answer, today)).toEqual({ problem })
  })

  it.each([
    ['release', 'releaseDate', '1900-01-01'],
    ['release', 'releaseDate', '2026-11-21'],
    ['release', 'prisonNumber', 'A1234BC'],
    ['story', 'story', 'é'.repeat(5000)],
    ['story', 'story', 'قصتي من اليمين إلى اليسار\nשורה שנייה'],
    ['family', 'children', { none: true }],
    ['health', 'ethnicity', { ratherNotSay: true }],
    ['id-documents', 'passport', 'LOST']
  ] as const)('to %s %s is kept as it is: %s', (section, name, answer) => {
    expect(checkAnswer(field(section, name), answer, today)).toEqual({ answer })
  })
})
