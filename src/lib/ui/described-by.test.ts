import { expect, it } from 'vitest'
import { describedBy } from './described-by.ts'

it.each([
  [undefined, undefined, undefined],
  ['Why', undefined, 'hint-phone'],
  [undefined, 'Check it', 'problem-phone'],
  ['Why', 'Check it', 'hint-phone problem-phone']
])('a field with hint %j and problem %j is described by %j', (hint, problem, expected) => {
  expect(describedBy('phone', hint, problem)).toBe(expected)
})
