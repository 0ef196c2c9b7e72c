import fc from 'fast-check'
import { pathways } from '#lib/offers/rules.ts'
import type { Field } from '#lib/record/field.ts'
import { reasonField } from '#lib/record/goal-fields.ts'
import { goalStates, stepStates } from '#lib/record/goals.ts'
import { checkAnswer, mostItems, tidy } from '#lib/record/rules.ts'
import { sectionNames, sections, type SectionDocument, type SectionName } from '#lib/record/sections.ts'

/**
 * Records made from the sections' own data, so that a new question is in them by itself.
 *
 * @param today ISO date in Europe/London
 */
export function generatedRecord(today: string): fc.Arbitrary<Record<SectionName, SectionDocument>> {
  const all = sectionNames.map((name) => [name, generatedSection(name, today)] as const)
  return fc.record(Object.fromEntries(all)) as fc.Arbitrary<Record<SectionName, SectionDocument>>
}

/** Any answers that fit this section, from none to all; with `whole` to all. */
export function generatedSection(
  section: SectionName,
  today: string,
  whole = false
): fc.Arbitrary<SectionDocument> {
  const keys = whole ? {} : { requiredKeys: [] }
  if (section === 'goals') return fc.record({ goals: things(goal(today), 5) }, keys)
  const answers = askedIn(section).map((field) => [field.name, told(field, today)])
  return fc.record(Object.fromEntries(answers), keys)
}

/** Every question of a section that may be answered by hand: lists of files and of badges come otherwise. */
export function askedIn(section: SectionName): Field[] {
  const { fields, lists = [] } = sections[section]
  return [...fields, ...lists].filter(({ each }) => !each?.files)
}

function told(field: Field, today: string): fc.Arbitrary<unknown> {
  const answers = [plain(field, today)]
  if (field.ownWords) answers.push(fc.record({ ownWords: text(200) }))
  if (field.noneWords) answers.push(fc.constant({ none: true }))
  if (field.mayDecline) answers.push(fc.constant({ ratherNotSay: true }))
  return fc.oneof(...answers)
}

function plain(field: Field, today: string): fc.Arbitrary<unknown> {
  const codes = (field.choices ?? []).map(({ value }) => value)
  switch (field.input) {
    case 'one-of':
      return fc.constantFrom(...codes)
    case 'some-of':
      return fc.subarray(codes, { minLength: 1 })
    case 'items': {
      const parts = field.each?.parts ?? []
      const item = fc.record(Object.fromEntries(parts.map((part) => [part.name, told(part, today)])), {
        requiredKeys: parts.filter(({ required }) => required).map(({ name }) => name)
      })
      return things(item, Math.min(4, field.each?.most ?? mostItems))
    }
    case 'long-text':
      return text(5000, true)
    default:
      return checked(field, today).filter((answer) => 'answer' in checkAnswer(field, answer, today))
  }
}

function checked(field: Field, today: string): fc.Arbitrary<string> {
  const at = Date.parse(`${today}T12:00:00Z`)
  const days = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((by) => new Date(at + by * 86_400_000).toISOString().slice(0, 10))
  switch (field.check) {
    case 'ni-number':
      return digits(6).map((number) => `AB${number}C`)
    case 'nhs-number':
      return digits(9)
        .map((number) => withCheckDigit(number, 'nhs-number'))
        .filter(isText)
    case 'uln':
      return digits(8)
        .map((number) => withCheckDigit(`1${number}`, 'uln'))
        .filter(isText)
    case 'prison-number':
      return digits(4).map((number) => `A${number}BC`)
    case 'crn':
      return digits(6).map((number) => `X${number}`)
    case 'phone':
      return digits(6).map((number) => `01632 ${number}`)
    case 'email':
      return digits(5).map((number) => `someone${number}@example.org`)
    case 'adult-birthday':
      return days(-30_000, -7000)
    case 'day-ahead':
      return days(0, 2000)
    case 'day-gone':
      return days(-2000, 0)
    default:
      return field.input === 'date' ? days(-2000, 2000) : text(200)
  }
}

function goal(today: string): fc.Arbitrary<object> {
  const step = fc.record({ text: text(200), status: fc.constantFrom(...stepStates) })
  return fc.record(
    {
      title: text(200),
      pathway: fc.constantFrom(...pathways),
      why: text(5000, true),
      steps: fc.oneof(fc.constant([]), things(step, 4)),
      targetDate: fc.constant(today),
      status: fc.constantFrom(...goalStates),
      reason: told(reasonField, today)
    },
    { requiredKeys: ['title', 'steps', 'status'] }
  )
}

/** One at least, each with an id of its own. */
function things(thing: fc.Arbitrary<object>, most: number): fc.Arbitrary<object[]> {
  const withId = fc.tuple(fc.stringMatching(/^[\w-]{8,20}$/), thing).map(([id, rest]) => ({ id, ...rest }))
  return fc.uniqueArray(withId, { minLength: 1, maxLength: most, selector: ({ id }) => id })
}

/** Any letters, as they are kept. */
function text(longest: number, lines = false): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(longest, 60) })
    .map((letters) => tidy(letters, lines))
    .filter((kept) => /[\p{L}\p{N}]/u.test(kept) && tidy(kept, lines) === kept)
}

function digits(count: number): fc.Arbitrary<string> {
  return fc.integer({ min: 10 ** (count - 1), max: 10 ** count - 1 }).map(String)
}

function withCheckDigit(nine: string, check: 'nhs-number' | 'uln'): string | null {
  const field = { input: 'text', check } as Field
  const fits = (last: number) => 'answer' in checkAnswer(field, `${nine}${last}`, '2026-01-01')
  const last = Array.from({ length: 10 }, (_, digit) => digit).find(fits)
  return last === undefined ? null : `${nine}${last}`
}

function isText(value: string | null): value is string {
  return value !== null
}
