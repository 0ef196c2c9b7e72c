import { describe, expect, it } from 'vitest'
import { isOpenOn, minutesUntilOpen, nextOpen, timesOn, type OpenTimes } from './open-times.ts'
import { isOpenWhen, whenOf, type WhenFilter } from './when.ts'

const nine = 9 * 60
const five = 17 * 60
const office: OpenTimes = {
  hours: { 1: [[nine, five]], 2: [[nine, five]], 3: [[nine, five]], 4: [[nine, five]], 5: [[nine, five]] },
  exceptions: [
    { date: '2026-11-27', hours: [], why: 'Training' },
    { date: '2026-11-28', hours: [[600, 720]], why: 'Open day' }
  ],
  bankHolidays: 'closed'
}
const sunday = { date: '2026-11-22', minute: 10 * 60 }

describe('when it is open', () => {
  it.each<[string, OpenTimes, string, number]>([
    ['a day of the week', office, '2026-11-23', 1],
    ['a day it said that it is closed', office, '2026-11-27', 0],
    ['a Saturday it said that it is open', office, '2026-11-28', 1],
    ['Christmas', office, '2026-12-25', 0],
    ['Christmas, for who is open', { ...office, bankHolidays: 'open' }, '2026-12-25', 1],
    ['Christmas, for who says "ask"', { ...office, bankHolidays: 'ask' }, '2026-12-25', 0]
  ])('%s', (_, times, date, spans) => expect(timesOn(times, date)).toHaveLength(spans))

  it('opens and shuts to the minute', () => {
    const at = (minute: number) => isOpenOn(office, '2026-11-23', minute)
    expect([at(nine - 1), at(nine), at(five - 1), at(five)]).toEqual([false, true, true, false])
  })

  it('is next on Monday, and after a day off on the open day', () => {
    expect(nextOpen(office, sunday)).toEqual({ is: 'opens', from: nine, inDays: 1, weekday: 1 })
    expect(nextOpen(office, { date: '2026-11-26', minute: five })).toEqual({
      is: 'opens',
      from: 600,
      inDays: 2,
      weekday: 6
    })
    expect(nextOpen(office, { date: '2026-11-23', minute: 600 })).toEqual({ is: 'open', until: five })
    expect(nextOpen({ ...office, hours: {}, exceptions: [] }, sunday)).toBeNull()
    expect(minutesUntilOpen(office, sunday)).toBe(23 * 60)
    expect(minutesUntilOpen(office, { date: '2026-11-23', minute: 600 })).toBe(0)
    expect(minutesUntilOpen({ ...office, hours: {}, exceptions: [] }, sunday)).toBeNull()
  })

  it('is always only with no day off', () => {
    const all = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[0, 1440]]]))
    expect(nextOpen({ hours: all, exceptions: [], bankHolidays: 'open' }, sunday)).toEqual({ is: 'always' })
    expect(nextOpen({ ...office, hours: all }, { date: '2026-11-27', minute: 600 })).toMatchObject({
      is: 'opens'
    })
  })
})

describe('when somebody can go', () => {
  const open = (when: Partial<WhenFilter>, now = sunday) => {
    const asked = whenOf({ day: null, time: null, ...when }, now)
    return asked && isOpenWhen(office, asked)
  }
  it.each<[Partial<WhenFilter>, boolean | null]>([
    [{}, null],
    [{ day: 'now' }, false],
    [{ day: 'today' }, false],
    [{ day: 'tomorrow' }, true],
    [{ day: 'tomorrow', time: 'evening' }, false],
    [{ day: 'tomorrow', time: '17' }, false],
    [{ day: 'tomorrow', time: '16' }, true],
    [{ day: 'fri', time: 'afternoon' }, false], // the coming one is a day off
    [{ day: 'thu', time: 'afternoon' }, true],
    [{ day: 'sat' }, true],
    [{ day: 'weekend' }, false], // a Sunday is the end of it
    [{ day: '2026-12-04' }, true],
    [{ day: '2026-12-25' }, false],
    [{ time: 'morning' }, true],
    [{ time: '21' }, false]
  ])('%o', (when, expected) => expect(open(when)).toBe(expected))

  it('the weekend is both days until it begins, and both on its first', () => {
    expect(open({ day: 'weekend' }, { date: '2026-11-24', minute: 0 })).toBe(true)
    expect(whenOf({ day: 'weekend', time: null }, { date: '2026-11-28', minute: 0 })?.dates).toEqual([
      '2026-11-28',
      '2026-11-29'
    ])
    expect(open({ day: 'now' }, { date: '2026-11-28', minute: 600 })).toBe(true)
  })

  it('an hour of the afternoon is enough, and less is not', () => {
    const friday = (from: number, to: number) => ({
      hours: { 5: [[from, to]] as [number, number][] },
      exceptions: [],
      bankHolidays: 'closed' as const
    })
    const when = whenOf({ day: 'fri', time: 'afternoon' }, sunday)!
    expect(isOpenWhen(friday(nine, 14 * 60), when)).toBe(true)
    expect(isOpenWhen(friday(nine, 14 * 60 - 1), when)).toBe(false)
    expect(isOpenWhen(friday(16 * 60, 20 * 60), when)).toBe(true)
    expect(isOpenWhen(friday(16 * 60 + 1, 20 * 60), when)).toBe(false)
  })
})
