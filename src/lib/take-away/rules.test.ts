import { describe, expect, it } from 'vitest'
import { closingOf, mayBeOff, mayDestroy, seeClock, seenEvery, waitAfterStep } from './rules.ts'

const hour = 3_600_000 // ms
const noon = Date.UTC(2026, 5, 2, 12)

describe('seven days', () => {
  it('are seven days to the millisecond', () => {
    expect(closingOf(noon)).toEqual({ askedAt: noon, dueAt: noon + 7 * 24 * hour })
  })
})

describe('the clock', () => {
  it('is trusted while it is looked at every hour', () => {
    let seen = seeClock(null, noon)
    expect(mayDestroy(seen)).toBe(true)
    for (let i = 1; i < 50; i++) seen = seeClock(seen, noon + i * hour)
    expect(mayDestroy(seen)).toBe(true)
  })

  it.each([
    ['back by a millisecond', noon - 1],
    ['ahead by more than anybody looked', noon + seenEvery + 1],
    ['ahead by ten days', noon + 240 * hour]
  ])('that went %s destroys nothing for a day', (_what, at) => {
    let seen = seeClock({ seenAt: noon, steppedAt: null }, at)
    expect(mayDestroy(seen)).toBe(false)
    for (let passed = hour; passed < waitAfterStep; passed += hour) {
      seen = seeClock(seen, at + passed)
      expect(mayDestroy(seen)).toBe(false)
    }
    expect(mayDestroy(seeClock(seen, at + waitAfterStep))).toBe(true)
  })

  it('of a server that is off every night is trusted, and of one that was off for days is not', () => {
    let seen = seeClock(null, noon)
    for (let i = 1; i < 20; i++) seen = seeClock(seen, noon + i * mayBeOff, mayBeOff)
    expect(mayDestroy(seen)).toBe(true)
    expect(mayDestroy(seeClock(seen, seen.seenAt + mayBeOff + 1, mayBeOff))).toBe(false)
  })

  it('that stood still, or went on by just as much as it may, is trusted', () => {
    for (const by of [0, seenEvery]) {
      expect(mayDestroy(seeClock({ seenAt: noon, steppedAt: null }, noon + by))).toBe(true)
    }
  })
})
