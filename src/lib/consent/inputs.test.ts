import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { newRef } from '#lib/database/new-id.ts'
import { sectionNames } from '#lib/record/sections.ts'
import { askedAs, askInput, codeInput } from './ask-inputs.ts'
import { endingInput } from './ending-inputs.ts'
import {
  addressInput,
  answerInput,
  blockInput,
  checkInput,
  choiceInput,
  idInput,
  startInput,
  takeOnInput,
  typedDate,
  untilInput,
  whatInput
} from './inputs.ts'

/** What a form reads as, or what is wrong with each of its fields. */
function read(schema: v.GenericSchema<unknown>, typed: Record<string, unknown>): unknown {
  const result = v.safeParse(schema, typed, { abortPipeEarly: true })
  if (result.success) return result.output
  return Object.fromEntries(
    result.issues.map((issue) => [`? ${String(issue.path?.[0]?.key)}`, issue.message])
  )
}

const noDate = { 'date-day': '', 'date-month': '', 'date-year': '' }

describe('the sharing questions', () => {
  it('need an answer to each section that is asked for; another is a no unless it is said', () => {
    const schema = whatInput(['contact', 'identity'], ['goals', 'money'])
    const said = { 'share-contact': 'yes', 'share-identity': 'no', 'share-goals': 'yes' }
    expect(read(schema, said)).toEqual({ ...said, 'share-money': 'no' })
    expect(read(schema, { 'share-contact': '', 'share-goals': 'maybe' })).toEqual({
      '? share-contact': 'consent_problem_choose',
      '? share-identity': 'consent_problem_choose',
      '? share-goals': 'consent_problem_choose'
    })
    expect(read(addressInput, { 'share-address': 'no' })).toEqual({ 'share-address': 'no' })
    expect(read(addressInput, {})).toEqual({ '? share-address': 'consent_problem_choose' })
  })

  it('need an end, with a day of at most four signs a part', () => {
    expect(read(untilInput, { until: '28-days' })).toEqual({ until: '28-days', ...noDate })
    expect(read(untilInput, {})).toEqual({ '? until': 'consent_problem_until' })
    expect(read(untilInput, { until: 'for ever', 'date-day': '12345' })).toEqual({
      '? until': 'consent_problem_until',
      '? date-day': 'consent_problem_not_a_date'
    })
  })

  it('read a day as it was typed', () => {
    expect(typedDate({ 'date-day': ' 5 ', 'date-month': '6', 'date-year': ' 2027' })).toBe('2027-06-05')
    expect(typedDate({ 'date-day': '15', 'date-month': '12', 'date-year': '2027' })).toBe('2027-12-15')
    expect(typedDate(noDate)).toBe('-00-00')
  })

  it.each([
    ['who', ['service', 'worker']],
    ['access', ['look', 'suggest']],
    ['start', ['now', 'date']]
  ] as const)('take for %s only what its page shows', (choice, values) => {
    for (const value of values) {
      expect(read(choiceInput(choice), { choice: value })).toEqual({ choice: value, ...noDate })
    }
    for (const typed of [{}, { choice: 'else' }]) {
      expect(read(choiceInput(choice), typed)).toEqual({ '? choice': `consent_${choice}_problem` })
    }
  })

  it('end with the words that were on the page', () => {
    const notice = 'ab'.repeat(32)
    expect(read(checkInput, { notice })).toEqual({ notice })
    expect(read(checkInput, { notice, beside: 'yes' })).toEqual({ notice, beside: 'yes' })
    expect(read(checkInput, { notice, beside: 'no' })).toEqual({ '? beside': 'ui_check_this' })
    for (const other of [['ab'], '', 'xy'.repeat(32), notice.slice(2)]) {
      expect(read(checkInput, { notice: other })).toEqual({ '? notice': 'refusal_changed_meanwhile' })
    }
  })
})

describe('what else a person sends', () => {
  it.each(['all', 'part', 'later', 'no'])('the answer "%s" to a request', (answer) => {
    expect(read(answerInput, { answer })).toEqual({ answer })
  })

  it.each(['worker', 'organisation'])('whom to block: %s', (target) => {
    expect(read(blockInput, { target })).toEqual({ target })
  })

  it('is refused when it is something else, or nothing', () => {
    for (const [schema, field, message] of [
      [answerInput, 'answer', 'consent_request_problem'],
      [blockInput, 'target', 'consent_block_problem']
    ] as const) {
      expect(read(schema, {})).toEqual({ [`? ${field}`]: message })
      expect(read(schema, { [field]: 'else' })).toEqual({ [`? ${field}`]: message })
    }
    expect(read(idInput, { id: 'x'.repeat(64) })).toEqual({ id: 'x'.repeat(64) })
    expect(read(idInput, { id: 'x'.repeat(65) })).toEqual({ '? id': 'ui_check_this' })
    expect(read(idInput, { id: ['x'] })).toEqual({ '? id': 'ui_check_this' })
    expect(read(startInput, { offer: 'x'.repeat(64) })).toEqual({ offer: 'x'.repeat(64) })
    expect(read(startInput, { offer: 'x'.repeat(65) })).toEqual({ '? offer': 'ui_problem_title' })
    expect(read(startInput, { offer: ['x'] })).toEqual({ '? offer': 'ui_problem_title' })
  })
})

describe('what a worker sends', () => {
  const requestId = newRef()
  const ask = {
    requestId,
    purpose: 'home',
    access: 'look',
    until: '28-days',
    onNo: ' You still get a bed. ',
    'ask-contact': 'needed',
    'ask-goals': 'optional',
    'ask-money': ''
  }

  it('is a request, with each section needed, optional, or not asked for', () => {
    const typed = v.parse(askInput, ask)
    const sections = Object.fromEntries(sectionNames.map((section) => [`ask-${section}`, '']))
    expect(typed).toEqual({ ...sections, ...ask, ...noDate, onNo: 'You still get a bed.', note: '' })
    expect(askedAs(typed, 'needed')).toEqual(['contact'])
    expect(askedAs(typed, 'optional')).toEqual(['goals'])
  })

  it('has a problem for each field', () => {
    expect(read(askInput, { requestId: ['x'] })).toEqual({
      '? requestId': 'ui_check_this',
      '? purpose': 'org_request_purpose_problem',
      '? access': 'org_request_access_problem',
      '? until': 'org_request_until_problem',
      '? onNo': 'org_request_on_no_problem'
    })
    expect(
      read(askInput, {
        ...ask,
        requestId: `${requestId}x`,
        purpose: 'close',
        access: 'all',
        until: 'after-release',
        'date-year': '20277',
        onNo: 'x'.repeat(301),
        note: 'See www.example.org',
        'ask-contact': 'please'
      })
    ).toEqual({
      '? requestId': 'ui_check_this',
      '? purpose': 'org_request_purpose_problem',
      '? access': 'org_request_access_problem',
      '? until': 'org_request_until_problem',
      '? date-year': 'consent_problem_not_a_date',
      '? onNo': 'org_request_too_long',
      '? note': 'org_request_link_problem',
      '? ask-contact': 'ui_check_this'
    })
    expect(read(askInput, { ...ask, requestId: `x${requestId}`, onNo: '  ' })).toEqual({
      '? requestId': 'ui_check_this',
      '? onNo': 'org_request_on_no_problem'
    })
    expect(read(askInput, { ...ask, onNo: 'x'.repeat(300), note: 'y'.repeat(300) })).toMatchObject({
      note: 'y'.repeat(300)
    })
  })

  it('is a code, with room for how people write it', () => {
    expect(read(codeInput, { code: ' ab cd ' })).toEqual({ code: 'ab cd' })
    expect(read(codeInput, { code: 'x'.repeat(40) })).toEqual({ code: 'x'.repeat(40) })
    for (const code of [undefined, '', '  ', 'x'.repeat(41)]) {
      expect(read(codeInput, { code })).toEqual({ '? code': 'org_request_code_problem' })
    }
  })

  it('is a reason to take over, or what was done with copies', () => {
    expect(read(takeOnInput, {})).toEqual({ reason: '' })
    expect(read(takeOnInput, { reason: 'x'.repeat(500) })).toEqual({ reason: 'x'.repeat(500) })
    expect(read(takeOnInput, { reason: 'x'.repeat(501) })).toEqual({ '? reason': 'org_take_reason_long' })
    expect(read(endingInput, { answer: 'contract' })).toEqual({ answer: 'contract' })
    for (const typed of [{}, { answer: 'kept' }]) {
      expect(read(endingInput, typed)).toEqual({ '? answer': 'org_ending_choose' })
    }
  })
})
