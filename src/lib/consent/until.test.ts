import { describe, expect, it } from 'vitest'
import {
  afterRelease,
  endOfDay,
  problemWithFrom,
  problemWithUntil,
  startOfDay,
  untilDateOf
} from './until.server.ts'

const at = (iso: string) => Date.parse(iso)

describe('endOfDay', () => {
  it.each([
    ['2026-06-02', '2026-06-02T23:00:00.000Z'], // summer time
    ['2026-12-20', '2026-12-21T00:00:00.000Z'], // winter time
    ['2026-03-28', '2026-03-29T00:00:00.000Z'], // the night before clocks go forward
    ['2026-03-29', '2026-03-29T23:00:00.000Z'], // a day of 23 hours
    ['2026-10-24', '2026-10-24T23:00:00.000Z'], // the night before clocks go back
    ['2026-10-25', '2026-10-26T00:00:00.000Z'], // a day of 25 hours
    ['2028-02-29', '2028-03-01T00:00:00.000Z']
  ])('%s ends at %s', (day, instant) => {
    expect(endOfDay(day)).toBe(at(instant))
  })

  it('is the last moment of that local day, on every London day from 2024 to 2035', () => {
    const local = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
    let days = 0
    for (let day = at('2024-01-01T12:00:00Z'); day <= at('2035-12-31T12:00:00Z'); day += 86_400_000) {
      const date = new Date(day).toISOString().slice(0, 10)
      const end = endOfDay(date)
      expect(local.format(end - 1)).toBe(date)
      expect(local.format(end)).not.toBe(date)
      days += 1
    }
    expect(days).toBe(4383)
  })
})

describe('untilDateOf', () => {
  it.each([
    ['today', '2026-11-22'],
    ['7-days', '2026-11-29'],
    ['28-days', '2026-12-20'],
    ['3-months', '2027-02-22']
  ] as const)('%s', (choice, date) => {
    expect(untilDateOf(choice, at('2026-11-22T09:00:00Z'))).toBe(date)
  })

  it('counts from the local day, also late on a summer evening', () => {
    expect(untilDateOf('today', at('2026-06-01T23:30:00Z'))).toBe('2026-06-02')
  })

  it('ends three months after the last of a long month on the last of a short one', () => {
    expect(untilDateOf('3-months', at('2026-11-30T09:00:00Z'))).toBe('2027-02-28')
  })
})

describe('problemWithUntil', () => {
  const now = at('2026-11-22T09:00:00Z')
  it.each([
    ['2026-11-22', null],
    ['2027-11-22', null],
    ['2026-11-21', 'past'],
    ['2027-11-23', 'too-far'],
    ['2026-02-31', 'not-a-date'],
    ['1900-01-01', 'past'],
    ['', 'not-a-date'],
    ['tomorrow', 'not-a-date'],
    ['+002027-01-01', 'not-a-date'],
    ['2026-12-01T00:00', 'not-a-date']
  ])('%j: %s', (date, problem) => {
    expect(problemWithUntil(date, now)).toBe(problem)
  })
})

describe('afterRelease', () => {
  it.each([
    ['2026-12-01', '2026-12-29'],
    ['2026-02-31', null],
    ['soon', null],
    [null, null]
  ])('of %s is %s', (day, end) => {
    expect(afterRelease(day)).toBe(end)
  })
})

describe('startOfDay', () => {
  it.each([
    ['2026-06-02', '2026-06-01T23:00:00.000Z'], // summer time
    ['2026-12-20', '2026-12-20T00:00:00.000Z'], // winter time
    ['2026-03-29', '2026-03-29T00:00:00.000Z'], // the morning that clocks go forward
    ['2026-10-25', '2026-10-24T23:00:00.000Z'] // the morning that clocks go back
  ])('%s begins at %s', (day, instant) => {
    expect(startOfDay(day)).toBe(at(instant))
  })
})

describe('problemWithFrom', () => {
  const now = at('2026-11-22T09:00:00Z')
  it.each([
    ['2026-11-22', '2026-11-22', null],
    ['2026-11-29', '2026-12-20', null],
    ['2026-12-20', '2026-12-20', null],
    ['2026-11-21', '2026-12-20', 'past'],
    ['2026-12-21', '2026-12-20', 'too-far'],
    ['soon', '2026-12-20', 'not-a-date'],
    ['2026-02-31', '2026-12-20', 'not-a-date'],
    ['2026-11-22', 'later', 'not-a-date']
  ])('from %s until %s: %s', (day, last, problem) => {
    expect(problemWithFrom(day, last, now)).toBe(problem)
  })
})
