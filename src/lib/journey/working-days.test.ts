import { describe, expect, it } from 'vitest'
import { isBankHoliday } from './bank-holidays.ts'
import { isWorkingDay, workingDaysAfter, workingDaysBetween } from './working-days.ts'

/** As published on gov.uk/bank-holidays for England and Wales. */
const published = {
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'
}

function holidaysOf(year: number): string {
  const found: string[] = []
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10)
    if (isBankHoliday(date)) found.push(date.slice(5))
  }
  return found.join(' ')
}

describe('bank holidays', () => {
  it.each(Object.entries(published))('are those that were published for %s', (year, expected) => {
    expect(holidaysOf(Number(year))).toBe(expected)
  })
})

describe('working days', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23'], // a Friday
    ['2026-11-20', 2, '2026-11-24'],
    ['2026-11-21', 2, '2026-11-24'], // a Saturday
    ['2026-11-23', 2, '2026-11-25'],
    ['2026-12-23', 2, '2026-12-29'], // Christmas on a Friday, Boxing Day kept on Monday
    ['2026-04-02', 1, '2026-04-07'] // Easter
  ])('after %s the one with number %i is %s', (from, count, expected) => {
    expect(workingDaysAfter(from, count)).toBe(expected)
    expect(isWorkingDay(expected)).toBe(true)
  })

  it.each([
    ['2026-11-23T09:00Z', '2026-11-23T17:00Z', 0],
    ['2026-11-20T17:00Z', '2026-11-23T09:00Z', 1],
    ['2026-11-20T17:00Z', '2026-11-22T09:00Z', 0],
    ['2026-06-05T23:30Z', '2026-06-08T09:00Z', 1], // already Saturday in London
    ['2026-12-24T09:00Z', '2026-12-29T09:00Z', 1]
  ])('from %s to %s are counted in London days', (from, to, expected) => {
    expect(workingDaysBetween(Date.parse(from), Date.parse(to))).toBe(expected)
  })
})
