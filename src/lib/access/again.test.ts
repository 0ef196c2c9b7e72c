import { describe, expect, it } from 'vitest'
import { isAgainReason, isFresh } from './again.ts'

describe('a proof of who somebody is', () => {
  it.each([
    [0, true],
    [5 * 60_000 - 1, true],
    [5 * 60_000, false],
    [-1, false]
  ])('that is %i ms old counts: %s', (age, counts) => {
    expect(isFresh(1_000_000, 1_000_000 + age)).toBe(counts)
  })

  it('leads on to a place of our own, never to one from outside', () => {
    expect(isAgainReason('resume-sharing')).toBe(true)
    for (const other of ['https://example.org', '/me', '__proto__', 'toString', null, undefined]) {
      expect(isAgainReason(other)).toBe(false)
    }
  })
})
