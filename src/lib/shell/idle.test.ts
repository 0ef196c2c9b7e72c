import { describe, expect, it } from 'vitest'
import { closeAfter, idleAfter, warnAfter } from './idle.ts'

describe('a shared screen that nobody touches', () => {
  it.each([
    [0, 'here'],
    [warnAfter - 1, 'here'],
    [warnAfter, 'asked'],
    [closeAfter - 1, 'asked'],
    [closeAfter, 'gone']
  ] as const)('after %i ms says %s', (since, expected) => {
    expect(idleAfter(since)).toBe(expected)
  })

  it('closes before the session of a shared screen ends by itself, at 4 minutes', () => {
    expect(closeAfter).toBeLessThan(4 * 60_000)
    expect(closeAfter - warnAfter).toBeGreaterThanOrEqual(20_000) // WCAG 2.2.1
  })
})
