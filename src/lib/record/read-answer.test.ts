import { describe, expect, it } from 'vitest'
import { contactFields } from './contact-fields.ts'
import type { Field } from './field.ts'
import { identityFields } from './identity-fields.ts'
import { readAnswer, type How } from './read-answer.ts'

const today = '2026-11-22'

function read(name: string, typed: Record<string, unknown>, how: How = 'save') {
  const field = [...identityFields, ...contactFields].find((one) => one.name === name) as Field
  return readAnswer(field, how, typed, today)
}
const birthday = (day: string, month: string, year: string) => ({
  'dateOfBirth-day': day,
  'dateOfBirth-month': month,
  'dateOfBirth-year': year
})

describe('a form with one question', () => {
  it.each([
    [birthday('27', '3', '1985'), { answer: '1985-03-27' }],
    [birthday(' 7 ', '03', '1985'), { answer: '1985-03-07' }],
    [birthday('２７', '３', '１９８５'), { answer: '1985-03-27' }],
    [birthday('31', '2', '1985'), { problem: 'record_problem_date' }],
    [birthday('29', '2', '1900'), { problem: 'record_problem_date' }],
    [birthday('29', '2', '1904'), { answer: '1904-02-29' }],
    [birthday('0', '3', '1985'), { problem: 'record_problem_date' }],
    [birthday('27', '13', '1985'), { problem: 'record_problem_date' }],
    [birthday('27', 'March', '1985'), { problem: 'record_problem_date' }],
    [birthday('', '3', '1985'), { problem: 'record_problem_date' }],
    [birthday('27', '3', '85'), { problem: 'record_problem_year' }],
    [birthday('27', '3', ''), { problem: 'record_problem_year' }],
    [birthday('27', '3', '2085'), { problem: 'record_problem_date_future' }],
    [birthday('27', '3', '2020'), { problem: 'record_problem_date_adult' }],
    [birthday('', '', ''), { problem: 'record_problem_missing' }],
    [{}, { problem: 'record_problem_missing' }]
  ])('reads a date from three boxes: %j', (typed, expected) => {
    expect(read('dateOfBirth', typed)).toEqual(expected)
  })

  it('looks at no more of a box for a date than a date can be', () => {
    const typed = birthday('27', '3', '\u0315\u0300'.repeat(150_000))
    expect(read('dateOfBirth', typed)).toEqual({ problem: 'record_problem_year' })
  })

  it.each([
    [{ gender: 'WOMAN' }, { answer: 'WOMAN' }],
    [{ gender: 'WOMAN', 'gender-own-words': '' }, { answer: 'WOMAN' }],
    [{ gender: 'own-words', 'gender-own-words': ' Two-spirit ' }, { answer: { ownWords: 'Two-spirit' } }],
    [{ 'gender-own-words': 'Two-spirit' }, { answer: { ownWords: 'Two-spirit' } }],
    [{ gender: 'own-words', 'gender-own-words': '' }, { problem: 'record_problem_choose' }],
    [{ gender: 'MAN', 'gender-own-words': 'Two-spirit' }, { problem: 'record_problem_choose_own' }],
    [{}, { problem: 'record_problem_choose' }]
  ])('reads a pick or their own words: %j', (typed, expected) => {
    expect(read('gender', typed)).toEqual(expected)
  })

  it('reads text, ticks and a pick', () => {
    expect(read('legalName', { legalName: ' Sam ' })).toEqual({ answer: 'Sam' })
    expect(read('legalName', { legalName: '' })).toEqual({ problem: 'record_problem_missing' })
    expect(read('safeWays', { safeWays: ['CALL'] })).toEqual({ answer: ['CALL'] })
    expect(read('safeWays', { safeWays: [] })).toEqual({ problem: 'record_problem_choose' })
    expect(read('sex', { sex: 'MALE' })).toEqual({ answer: 'MALE' })
  })

  it('reads the other buttons, whatever was typed', () => {
    expect(read('sex', { sex: 'MALE' }, 'rather-not-say')).toEqual({ answer: { ratherNotSay: true } })
    expect(read('phone', { phone: 'x' }, 'none')).toEqual({ answer: { none: true } })
    expect(read('phone', { phone: 'x' }, 'take-out')).toEqual({ answer: null })
    expect(read('legalName', {}, 'rather-not-say')).toEqual({ problem: 'ui_check_this' })
    expect(read('legalName', {}, 'none')).toEqual({ problem: 'ui_check_this' })
  })
})
