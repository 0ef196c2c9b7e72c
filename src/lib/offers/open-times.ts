import { isBankHoliday } from '#lib/journey/bank-holidays.ts'
import type { OpenHint, Weekday } from './hours.ts'
import type { BankHolidayHabit, DayException, WeekHours } from './rules.ts'

/** When a service says that it is open. Days are ISO dates in Europe/London, times minutes after midnight there. */
export interface OpenTimes {
  readonly hours: WeekHours
  readonly exceptions: readonly DayException[]
  readonly bankHolidays: BankHolidayHabit
}

/** When it is open on one day. */
export type DayTimes = readonly (readonly [opens: number, closes: number])[]

/** A part of a day; `atLeast` minutes of it must be open. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly atLeast: number
}

/** A day and a minute of it, as a clock on the wall in London shows them. */
export interface DayMoment {
  readonly date: string
  readonly minute: number
}

const wholeDay = 24 * 60
/** How many days ahead somebody looks for the next time that a service opens. */
export const lookAhead = 14

/**
 * When it is open on one day: what the service said of that day, else as in its week. On a bank holiday a
 * service that closes is closed, and so is one that says "ask first": nobody should go there in vain.
 */
export function timesOn(times: OpenTimes, date: string): DayTimes {
  return timesOf(times, dayOf(date))
}

function timesOf(
  { hours, exceptions, bankHolidays }: OpenTimes,
  { date, weekday, isHoliday }: Day
): DayTimes {
  const exception = exceptions.length === 0 ? undefined : exceptions.find((one) => one.date === date)
  if (exception) return exception.hours
  return isHoliday && bankHolidays !== 'open' ? [] : (hours[weekday] ?? [])
}

/** What decides about a day; worked out once, as many offers are asked about the same few days. */
export interface Day {
  readonly date: string
  readonly weekday: Weekday
  readonly isHoliday: boolean
}

const days = new Map<string, Day>()

export function dayOf(date: string): Day {
  const known = days.get(date)
  if (known) return known
  const day = { date, weekday: weekdayOf(date), isHoliday: isBankHoliday(date) }
  if (days.size > 500) days.clear()
  days.set(date, day)
  return day
}

/** This day and those after it, as far as anybody looks ahead. */
export function daysAhead(date: string): readonly Day[] {
  return Array.from({ length: lookAhead }, (_, days) => dayOf(dayAfter(date, days)))
}

/** Whether it is open at this minute of a day, or for enough of this part of it. */
export function isOpenFor(times: DayTimes, at: number | Span): boolean {
  return typeof at === 'number'
    ? times.some(([opens, closes]) => opens <= at && at < closes)
    : times.some(([opens, closes]) => Math.min(closes, at.to) - Math.max(opens, at.from) >= at.atLeast)
}

/** The same of one day. */
export function isOpenOn(times: OpenTimes, date: string, at: number | Span): boolean {
  return isOpenFor(timesOn(times, date), at)
}

/** Minutes from this moment until it is open; 0 when it is, null when it is not within two weeks. */
export function minutesUntilOpen(times: OpenTimes, { date, minute }: DayMoment): number | null {
  for (const [inDays, day] of daysAhead(date).entries()) {
    const wait = waitUntil(timesOf(times, day), inDays, minute)
    if (wait !== null) return wait
  }
  return null
}

/** Minutes from this minute of today until it opens on a day so many days ahead; null when it does not then. */
export function waitUntil(times: DayTimes, inDays: number, minute: number): number | null {
  if (inDays === 0 && isOpenFor(times, minute)) return 0
  const opens = opensAfter(times, inDays === 0 ? minute : -1)
  return opens === null ? null : inDays * wholeDay + opens - minute
}

/** When to go, seen from one moment; null when it does not open within two weeks, or says no times. */
export function nextOpen(times: OpenTimes, { date, minute }: DayMoment): OpenHint | null {
  if (isAlwaysOpen(times)) return { is: 'always' }
  const now = timesOn(times, date).find(([opens, closes]) => opens <= minute && minute < closes)
  if (now) return { is: 'open', until: now[1] }
  for (const [inDays, day] of daysAhead(date).entries()) {
    const from = opensAfter(timesOf(times, day), inDays === 0 ? minute : -1)
    if (from !== null) return { is: 'opens', from, inDays, weekday: day.weekday }
  }
  return null
}

/** The first opening of a day after this minute; null when there is none. */
function opensAfter(times: DayTimes, minute: number): number | null {
  let first: number | null = null
  for (const [opens] of times) {
    if (opens > minute && (first === null || opens < first)) first = opens
  }
  return first
}

function isAlwaysOpen({ hours, exceptions }: OpenTimes): boolean {
  const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
  return (
    exceptions.length === 0 &&
    days.every((day) => hours[day]?.some(([opens, closes]) => opens === 0 && closes === wholeDay))
  )
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): Weekday {
  return (new Date(`${date}T12:00:00Z`).getUTCDay() || 7) as Weekday
}

/** The day so many days later. */
export function dayAfter(date: string, days: number): string {
  if (days === 0) return date
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
