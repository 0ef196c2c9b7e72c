import type { Weekday } from '#lib/offers/hours.ts'
import { dayAfter, weekdayOf } from '#lib/offers/open-times.ts'
import type { DayException, WeekHours } from '#lib/offers/rules.ts'

export const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
/** Times of one day that the form shows, and that it reads when an import has more. */
export const slotsADay = 3
export const mostSlotsADay = 6
/** Days apart from the week that can be told ahead. */
export const mostExceptions = 20

type Slot = readonly [number, number]
type Typed = Readonly<Record<string, unknown>>
/** Field → key of the message catalogue. */
export type Problems = Record<string, string>

const wholeDay = 24 * 60

/** "9:30" or "09:30" → minutes after midnight; null for anything else. */
export function minuteOf(typed: string): number | null {
  const parts = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed.trim())
  if (typed.trim() === '24:00') return wholeDay
  return parts && Number(parts[1]) * 60 + Number(parts[2])
}

/** Minutes after midnight → "09:30"; the midnight that ends a day is "00:00", as a time field has no 24:00. */
export function timeOf(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`
}

/** One pair of times; midnight as the end is the end of that day. Null when nothing was typed. */
function readSlot(from: string, to: string): Slot | string | null {
  if (from === '' && to === '') return null
  const [opens, ends] = [minuteOf(from), minuteOf(to)]
  if (opens === null || ends === null) return 'org_offers_problem_time'
  const closes = ends === 0 ? wholeDay : ends
  return opens < closes ? [opens, closes] : 'org_offers_problem_closes'
}

/** The times of one day in order; else what is wrong with them. */
function readDay(pairs: readonly (readonly [string, string])[]): Slot[] | string {
  const slots: Slot[] = []
  for (const [from, to] of pairs) {
    const slot = readSlot(from, to)
    if (typeof slot === 'string') return slot
    if (slot) slots.push(slot)
  }
  slots.sort((a, b) => a[0] - b[0])
  const overlap = slots.some((slot, index) => index > 0 && slot[0] < slots[index - 1]![1])
  return overlap ? 'org_offers_problem_overlap' : slots
}

const text = (typed: Typed, field: string): string =>
  typeof typed[field] === 'string' ? typed[field].trim() : ''

/** Fields `d1-0-from`, `d1-0-to` … `d7-2-to`; `same` is "yes" when Monday's times are those of each weekday. */
export function readWeek(typed: Typed): { hours: WeekHours; problems: Problems } {
  const hours: WeekHours = {}
  const problems: Problems = {}
  const same = typed.same === 'yes'
  for (const day of week) {
    const from = same && day <= 5 ? 1 : day
    const pairs = Array.from({ length: mostSlotsADay }, (_, slot) => {
      const field = `d${from}-${slot}`
      return [text(typed, `${field}-from`), text(typed, `${field}-to`)] as const
    })
    const read = readDay(pairs)
    if (typeof read === 'string') problems[`d${from}`] = read
    else if (read.length > 0) hours[day] = read.map(([opens, closes]) => [opens, closes])
  }
  return { hours, problems }
}

/**
 * Fields `x0-date` (ISO date, from three boxes), `x0-from`, `x0-to`, `x0-from2`, `x0-to2`, `x0-why` … A row without a date is none;
 * one without times says "closed".
 *
 * @param today ISO date: a day that is past is refused
 */
export function readExceptions(
  typed: Typed,
  dates: readonly (string | 'wrong' | null)[],
  whys: readonly string[],
  today: string
): { exceptions: DayException[]; problems: Problems } {
  const exceptions: DayException[] = []
  const problems: Problems = {}
  for (const [row, date] of dates.entries()) {
    const field = `x${row}`
    const slot = readDay([
      [text(typed, `${field}-from`), text(typed, `${field}-to`)],
      [text(typed, `${field}-from2`), text(typed, `${field}-to2`)]
    ])
    if (date === null) {
      if (whys[row] || slot.length > 0) problems[`${field}-date`] = 'org_offers_problem_date'
    } else if (date === 'wrong') problems[`${field}-date`] = 'org_offers_problem_date'
    else if (date < today) problems[`${field}-date`] = 'org_offers_problem_past'
    else if (typeof slot === 'string') problems[`${field}-from`] = slot
    else if (exceptions.some((other) => other.date === date)) {
      problems[`${field}-date`] = 'org_offers_problem_twice'
    } else exceptions.push({ date, hours: slot, why: whys[row] ?? '' })
  }
  exceptions.sort((a, b) => a.date.localeCompare(b.date))
  return { exceptions, problems }
}

/** What is open on one day: its exception, else its week. */
function slotsOn(
  date: string,
  { hours, exceptions }: { readonly hours: WeekHours; readonly exceptions: readonly DayException[] }
): readonly Slot[] {
  const exception = exceptions.find((one) => one.date === date)
  return exception ? exception.hours : (hours[weekdayOf(date)] ?? [])
}

/**
 * Whether there is a day on which it is open, within the days that it is shown.
 *
 * @param from first day that counts, ISO date
 * @param until last day, ISO date; null for no end
 */
export function everOpens(
  schedule: { readonly hours: WeekHours; readonly exceptions: readonly DayException[] },
  from: string,
  until: string | null
): boolean {
  const opened = schedule.exceptions.filter(({ date }) => date >= from && (until === null || date <= until))
  if (opened.some(({ hours }) => hours.length > 0)) return true
  // Every day of the week, and one more of each for every day that is closed apart from the week.
  const days = 7 * (opened.length + 1)
  for (let ahead = 0; ahead < days; ahead++) {
    const date = dayAfter(from, ahead)
    if (until !== null && date > until) return false
    if (slotsOn(date, schedule).length > 0) return true
  }
  return false
}
