import { describe, expect, it } from 'vitest'
import { isAgainReason, isFresh } from './again.ts'

describe('a proof of who somebody is', () => {
  it.each([
    ['own-phone', 0, true],
    ['own-phone', 5 * 60_000 - 1, true],
    ['own-phone', 5 * 60_000, false],
    ['own-phone', -1, false],
    ['staff', 5 * 60_000 - 1, true],
    ['kiosk', 60_000 - 1, true],
    ['kiosk', 60_000, false]
  ] as const)('at a %s that is %i ms old counts: %s', (way, age, counts) => {
    expect(isFresh({ provedAt: 1_000_000, way }, 1_000_000 + age)).toBe(counts)
  })

  it('leads on to a place of our own, never to one from outside', () => {
    expect(isAgainReason('resume-sharing')).toBe(true)
    for (const other of [
      'https://example.org',
      '/me',
      '__proto__',
      'toString',
      null,
      undefined,
      ['settings']
    ]) {
      expect(isAgainReason(other)).toBe(false)
    }
  })
})
