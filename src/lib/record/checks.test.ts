import { describe, expect, it } from 'vitest'
import { checks, isRealDay } from './checks.ts'

const today = '2026-11-22'

describe('a National Insurance number', () => {
  it.each([
    ['AB123456C', 'AB123456C'],
    ['ab 12 34 56 c', 'AB123456C'],
    ['AB-12-34-56-D', 'AB123456D'],
    ['ＡＢ１２３４５６Ａ', 'AB123456A']
  ])('%s is kept as %s', (typed, text) => expect(checks['ni-number'](typed, today)).toEqual({ text }))

  it.each([
    'AB12345C',
    'AB1234567C',
    'AB123456E',
    'DA123456C',
    'AO123456C',
    'GB123456A',
    'ZZ123456A',
    '123456789',
    'QQ123456C'
  ])('%s is not one', (typed) =>
    expect(checks['ni-number'](typed, today)).toEqual({ problem: 'record_problem_ni' })
  )
})

describe('an NHS number', () => {
  it.each([
    ['943 476 5919', '9434765919'],
    ['9434765919', '9434765919'],
    ['943-476-5919', '9434765919'],
    ['1000000060', '1000000060'] // its check digit is 11 − 11 = 0
  ])('%s is kept as %s', (typed, text) => expect(checks['nhs-number'](typed, today)).toEqual({ text }))

  it.each([
    ['943476591', 'record_problem_nhs_length'],
    ['94347659190', 'record_problem_nhs_length'],
    ['943476591X', 'record_problem_nhs_length'],
    ['9434765918', 'record_problem_nhs'],
    ['9434756919', 'record_problem_nhs'], // two digits swapped
    ['1000000010', 'record_problem_nhs'] // would need the check digit 10, which no number has
  ])('%s: %s', (typed, problem) => expect(checks['nhs-number'](typed, today)).toEqual({ problem }))
})

describe('a learner number', () => {
  it.each([
    ['9276308686', '9276308686'], // the example of HESA
    ['927 630 8686', '9276308686']
  ])('%s is kept as %s', (typed, text) => expect(checks.uln(typed, today)).toEqual({ text }))

  it.each([
    ['927630868', 'record_problem_uln_length'],
    ['0276308686', 'record_problem_uln_length'],
    ['9276308687', 'record_problem_uln'],
    ['9726308686', 'record_problem_uln'], // two digits swapped
    ['9434765919', 'record_problem_uln'], // an NHS number
    ['1000000010', 'record_problem_uln']
  ])('%s: %s', (typed, problem) => expect(checks.uln(typed, today)).toEqual({ problem }))
})

describe('numbers of prison and probation', () => {
  it.each([
    ['prison-number', 'a1234bc', 'A1234BC'],
    ['prison-number', 'A 1234 BC', 'A1234BC'],
    ['crn', 'x123456', 'X123456']
  ] as const)('%s %s is kept as %s', (check, typed, text) =>
    expect(checks[check](typed, today)).toEqual({ text })
  )
  it.each([
    ['prison-number', 'A1234B', 'record_problem_prison_number'],
    ['prison-number', '12345BC', 'record_problem_prison_number'],
    ['crn', 'X1234567', 'record_problem_crn'],
    ['crn', '123456', 'record_problem_crn']
  ] as const)('%s %s: %s', (check, typed, problem) =>
    expect(checks[check](typed, today)).toEqual({ problem })
  )
})

describe('a day that has gone or will come', () => {
  it.each(['1900-01-01', '2026-11-21', '2076-11-22'])('%s is kept', (text) =>
    expect(checks['any-day'](text, today)).toEqual({ text })
  )
  it.each([
    ['1899-12-31', 'record_problem_date_early'],
    ['2076-11-23', 'record_problem_date_far']
  ])('%s: %s', (text, problem) => expect(checks['any-day'](text, today)).toEqual({ problem }))
})

describe('a phone number', () => {
  it.each(['07700 900123', '+44 7700 900123', '(01865) 249-811', '+48.22.1234567', '1234567'])(
    '%s is kept as written',
    (text) => expect(checks.phone(text, today)).toEqual({ text })
  )
  it.each(['123456', '1234567890123456', 'ring my mum', '07700 900123 x', '٠٧٧٠٠٩٠٠١٢٣'])(
    '%s is not one',
    (text) => expect(checks.phone(text, today)).toEqual({ problem: 'record_problem_phone' })
  )
})

describe('an email', () => {
  it.each(['sam@example.com', 'sam.o+new@mail.example.co.uk', 'zoë@exämple.org'])('%s is kept', (text) =>
    expect(checks.email(text, today)).toEqual({ text })
  )
  it.each([
    'sam',
    'sam@example',
    'sam@@example.com',
    'sam @example.com',
    '@example.com',
    'sam@example..com',
    `${'a'.repeat(250)}@b.uk`
  ])('%s is not one', (text) =>
    expect(checks.email(text, today)).toEqual({ problem: 'record_problem_email' })
  )
})

describe('a date of birth', () => {
  it.each(['1900-01-01', '1985-03-27', '2000-02-29', '2008-11-22'])('%s is kept', (text) =>
    expect(checks['adult-birthday'](text, today)).toEqual({ text })
  )
  it.each([
    ['1899-12-31', 'record_problem_date_early'],
    ['0001-01-01', 'record_problem_date_early'],
    ['2008-11-23', 'record_problem_date_adult'],
    ['2026-11-22', 'record_problem_date_adult'],
    ['2026-11-23', 'record_problem_date_future'],
    ['2085-03-27', 'record_problem_date_future']
  ])('%s: %s', (text, problem) => expect(checks['adult-birthday'](text, today)).toEqual({ problem }))
})

describe('a day to aim for', () => {
  it.each(['2026-11-22', '2027-06-05', '2076-11-22'])('%s is kept', (text) =>
    expect(checks['day-ahead'](text, today)).toEqual({ text })
  )
  it.each([
    ['2026-11-21', 'record_problem_date_past'],
    ['2076-11-23', 'record_problem_date_far']
  ])('%s: %s', (text, problem) => expect(checks['day-ahead'](text, today)).toEqual({ problem }))
})

describe('a day of the calendar', () => {
  it.each(['2000-02-29', '2024-02-29', '2026-12-31', '1900-02-28'])('%s is one', (date) =>
    expect(isRealDay(date)).toBe(true)
  )
  it.each([
    '2026-02-31',
    '1900-02-29',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-01-01',
    '2026-1-1',
    ''
  ])('"%s" is not', (date) => expect(isRealDay(date)).toBe(false))
})
