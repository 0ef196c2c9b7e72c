import { describe, expect, it } from 'vitest'
import { contactFields } from './contact-fields.ts'
import type { Field } from './field.ts'
import { stepField } from './goal-fields.ts'
import { identityFields } from './identity-fields.ts'
import { checkAnswer, isBlank, tidy } from './rules.ts'

const today = '2026-11-22'
const field = (name: string): Field =>
  [...identityFields, ...contactFields].find((one) => one.name === name) ?? stepField

describe('an answer', () => {
  it.each([
    ['legalName', 'Zoë O’Brien-Smith'],
    ['legalName', '李小龍'],
    ['legalName', 'محمد بن سلمان'],
    ['legalName', 'אברהם'],
    ['legalName', 'N'],
    ['legalName', '👩‍🦰 Sam'],
    ['legalName', 'x'.repeat(200)],
    ['legalName', '👍'.repeat(200)],
    ['otherNames', 'Sam Jones\nSam Brown'],
    ['otherNames', 'é'.repeat(5000)],
    ['dateOfBirth', '1985-03-27'],
    ['sex', 'FEMALE'],
    ['safeWays', ['CALL', 'LETTER']],
    ['gender', { ownWords: 'Two-spirit' }],
    ['sex', { ratherNotSay: true }],
    ['phone', { none: true }]
  ])('of %s is kept as it is', (name, answer) => {
    expect(checkAnswer(field(name), answer, today)).toEqual({ answer })
  })

  it.each([
    ['legalName', '  Sam \t Jones\n', 'Sam Jones'],
    ['legalName', 'Zoe\u0308', 'Zoë'],
    ['legalName', 'Sam\u0000\u001b[2J', 'Sam [2J'],
    ['legalName', 'Sam\ud800', 'Sam\ufffd'],
    ['otherNames', ' Sam  \r\n\r\n Jo \n', 'Sam\n\n Jo'],
    ['niNumber', ' ab 12 34 56 c ', 'AB123456C'],
    ['safeWays', ['LETTER', 'CALL', 'CALL'], ['CALL', 'LETTER']]
  ])('of %s is made tidy, and then stays', (name, typed, answer) => {
    expect(checkAnswer(field(name), typed, today)).toEqual({ answer })
    expect(checkAnswer(field(name), answer, today)).toEqual({ answer })
  })

  it.each([
    ['legalName', undefined, 'record_problem_missing'],
    ['legalName', ' \n ', 'record_problem_missing'],
    ['legalName', '\u200b\u202e', 'record_problem_missing'],
    ['legalName', 'x'.repeat(201), 'record_problem_too_long'],
    ['legalName', '👍'.repeat(201), 'record_problem_too_long'],
    ['otherNames', 'x'.repeat(5001), 'record_problem_much_too_long'],
    ['dateOfBirth', '1985-02-31', 'record_problem_date'],
    ['dateOfBirth', '1985-2-3', 'record_problem_date'],
    ['dateOfBirth', '2026-11-23', 'record_problem_date_future'],
    ['sex', undefined, 'record_problem_choose'],
    ['step', '', 'record_problem_missing_no_skip'],
    ['sex', 'OTHER', 'ui_check_this'],
    ['sex', ['FEMALE'], 'ui_check_this'],
    ['safeWays', 'CALL', 'ui_check_this'],
    ['safeWays', ['CALL', 'PIGEON'], 'ui_check_this'],
    ['safeWays', ['CALL', 7], 'ui_check_this'],
    ['safeWays', [], 'record_problem_choose'],
    ['gender', { ownWords: ' ' }, 'record_problem_choose'],
    ['gender', { ownWords: 'x'.repeat(201) }, 'record_problem_too_long'],
    ['gender', { ownWords: 7 }, 'ui_check_this'],
    ['sex', { ownWords: 'x' }, 'ui_check_this'],
    ['legalName', { ratherNotSay: true }, 'ui_check_this'],
    ['sex', { ratherNotSay: false }, 'ui_check_this'],
    ['sex', { ratherNotSay: true, none: true }, 'ui_check_this'],
    ['sex', { none: true }, 'ui_check_this'],
    ['legalName', 7, 'ui_check_this'],
    ['legalName', null, 'ui_check_this'],
    ['legalName', {}, 'ui_check_this']
  ])('of %s that does not fit says why: %j', (name, typed, problem) => {
    expect(checkAnswer(field(name), typed, today)).toEqual({ problem })
  })
})

describe('tidy text', () => {
  it('keeps the joiners that Arabic, Persian and Indian letters need', () => {
    expect(tidy('می‌خواهم क्‍ष')).toBe('می‌خواهم क्‍ष')
  })
  it('keeps lines only where lines matter', () => {
    expect(tidy('a\nb')).toBe('a b')
    expect(tidy('a  \n\tb ', true)).toBe('a\n b')
  })
  it('keeps 30 marks on one letter, and stays as it is when made tidy again', () => {
    const text = tidy(`a${'\u0315\u0300'.repeat(1000)}b`)
    expect([...text].filter((letter) => /\p{M}/u.test(letter)).length).toBeLessThanOrEqual(30)
    expect(tidy(text)).toBe(text)
  })
  // Each took time by the square of its length: minutes for as much as a body has room for.
  it.each([
    ['spaces', `x${' '.repeat(150_000)}x`],
    ['marks', `a${'\u0315\u0300'.repeat(150_000)}`]
  ])('is made of 150,000 %s as fast as of words', (_, text) => {
    expect(tidy(text, true).length).toBeLessThanOrEqual(text.length)
    expect(checkAnswer(field('otherNames'), text, today)).toEqual({ problem: 'record_problem_much_too_long' })
    expect(checkAnswer(field('gender'), { ownWords: text }, today)).toEqual({
      problem: 'record_problem_too_long'
    })
  })
})

describe('blank', () => {
  it.each(['', ' ', '\u00a0', '\u200b', '\u202e\u202c', '\u0301'])('is %j', (text) =>
    expect(isBlank(text)).toBe(true)
  )
  it.each(['a', '0', '?', '♥', '李', 'ا'])('is not %j', (text) => expect(isBlank(text)).toBe(false))
})
