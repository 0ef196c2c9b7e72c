import { isoDay } from '#lib/ui/dates.ts'
import { isBankHoliday } from './bank-holidays.ts'

/** Working days of England and Wales: Monday to Friday, but no bank holiday. Days are ISO dates in Europe/London. */

const day = 24 * 60 * 60 * 1000 // ms

export function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isBankHoliday(date)
}

/** The `count`th working day after this one, which does not count itself. */
export function workingDaysAfter(date: string, count: number): string {
  let at = date
  for (let left = count; left > 0;) {
    at = nextDay(at)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/**
 * How many working days came after the day of `from`, up to and with the day of `to`: 0 on the same day.
 * Both are ms UTC.
 */
export function workingDaysBetween(from: number, to: number): number {
  const last = isoDay(to)
  let count = 0
  for (let at = isoDay(from); at < last;) {
    at = nextDay(at)
    if (isWorkingDay(at)) count += 1
  }
  return count
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + day).toISOString().slice(0, 10)
}
