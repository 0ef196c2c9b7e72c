import { expect, it } from 'vitest'
import { OperatorError } from '#lib/database/operator-error.ts'
import { describeError } from './describe-error.ts'

it('keeps kind, code, place and causes, and no message', () => {
  const cause = Object.assign(new TypeError('bad value: Sam Marked'), { code: 'SQLITE_CONSTRAINT' })
  const facts = describeError(new Error('Failed query: params: Sam Marked', { cause }))
  expect(facts).toMatchObject({ type: 'Error', cause: { type: 'TypeError', code: 'SQLITE_CONSTRAINT' } })
  expect(facts.at[0]).toContain('describe-error.test.ts')
  expect(JSON.stringify(facts)).not.toContain('Marked')
})

it('leaves out a message of several lines, which the stack repeats', () => {
  const facts = describeError(new Error('first\n    at Sam Marked\nlast'))
  expect(JSON.stringify(facts)).not.toContain('Marked')
})

it('keeps the words of errors that are written for operators', () => {
  expect(describeError(new OperatorError('There is no keyring.')).message).toBe('There is no keyring.')
  expect(describeError(new Error('invariant: no row')).message).toBe('invariant: no row')
})

it('tells nothing of what is no error, and ends where causes go in a circle', () => {
  expect(describeError('Sam Marked')).toEqual({ type: 'string', at: [] })
  const circle = new Error('a')
  circle.cause = circle
  expect(JSON.stringify(describeError(circle)).length).toBeLessThan(20_000)
})
