import { describe, expect, it } from 'vitest'
import { openHint, weekLines } from './hours.ts'
import { daysBetween, localMoment } from './local-moment.server.ts'
import type { WeekHours } from './rules.ts'

const nine = 9 * 60
const five = 17 * 60
const office: WeekHours = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [[nine, five]]]))

describe('when to go', () => {
  it.each([
    ['before it opens', 1, nine - 1, { is: 'opens', from: nine, inDays: 0, weekday: 1 }],
    ['as it opens', 1, nine, { is: 'open', until: five }],
    ['a minute before it shuts', 1, five - 1, { is: 'open', until: five }],
    ['as it shuts', 1, five, { is: 'opens', from: nine, inDays: 1, weekday: 2 }],
    ['Friday evening', 5, 20 * 60, { is: 'opens', from: nine, inDays: 3, weekday: 1 }],
    ['Sunday', 7, 0, { is: 'opens', from: nine, inDays: 1, weekday: 1 }]
  ] as const)('%s', (_, weekday, minute, expected) =>
    expect(openHint(office, { weekday, minute })).toEqual(expected)
  )

  it('is a week away when today was the only day', () => {
    expect(openHint({ 5: [[720, 1140]] }, { weekday: 5, minute: 1140 })).toEqual({
      is: 'opens',
      from: 720,
      inDays: 7,
      weekday: 5
    })
  })

  it('is always for day and night, and unknown without times', () => {
    const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[0, 1440]]])) as WeekHours
    expect(openHint(always, { weekday: 3, minute: 100 })).toEqual({ is: 'always' })
    expect(openHint({}, { weekday: 3, minute: 100 })).toBeNull()
    expect(openHint({ 2: [] }, { weekday: 3, minute: 100 })).toBeNull()
  })
})

describe('the week in lines', () => {
  it('puts days with the same times together, also when they are apart', () => {
    const hours: WeekHours = { 2: [[720, 960]], 5: [[720, 960]], 6: [[600, 840]] }
    expect(weekLines(hours)).toEqual([
      { days: [2, 5], times: [[720, 960]] },
      { days: [6], times: [[600, 840]] }
    ])
  })

  it('sorts the times of a day and leaves out days without any', () => {
    const hours: WeekHours = {
      1: [
        [800, 1000],
        [500, 700]
      ],
      2: []
    }
    expect(weekLines(hours)).toEqual([
      {
        days: [1],
        times: [
          [500, 700],
          [800, 1000]
        ]
      }
    ])
  })
})

describe('the clock in London', () => {
  it('follows summer time', () => {
    expect(localMoment(Date.UTC(2026, 5, 5, 13))).toEqual({
      date: '2026-06-05',
      weekday: 5,
      minute: 14 * 60
    })
    expect(localMoment(Date.UTC(2026, 11, 4, 13))).toMatchObject({ weekday: 5, minute: 13 * 60 })
    expect(localMoment(Date.UTC(2026, 5, 7, 23, 30))).toMatchObject({
      date: '2026-06-08',
      weekday: 1,
      minute: 30
    })
  })

  it('counts midnights, and none when the clock was set back', () => {
    const evening = Date.UTC(2026, 5, 5, 22, 59)
    expect(daysBetween(evening, evening + 60_000)).toBe(1)
    expect(daysBetween(Date.UTC(2026, 9, 24, 12), Date.UTC(2026, 9, 26, 12))).toBe(2)
    expect(daysBetween(evening, evening - 86_400_000)).toBe(0)
  })
})
