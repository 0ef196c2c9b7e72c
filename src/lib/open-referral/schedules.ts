import type { Weekday } from '#lib/offers/hours.ts'
import type { WeekHours } from '#lib/offers/rules.ts'

/** Days as iCalendar names them; the first is Monday. */
export const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** A week's opening times as the standard says them. Clock times of Europe/London, without an offset: it changes twice a year. */
export interface WeeklySchedule {
  readonly byday: string
  /** HH:MM:SS */
  readonly opens_at: string
  /** HH:MM:SS; 00:00:00 is the end of the day. */
  readonly closes_at: string
}

const wholeDay = 24 * 60 // minutes

/** One schedule for all days with the same times, in the order of their first day. */
export function toSchedules(hours: WeekHours): WeeklySchedule[] {
  const days = new Map<string, string[]>()
  dayCodes.forEach((code, index) => {
    for (const [opens, closes] of hours[(index + 1) as Weekday] ?? []) {
      const key = `${clock(opens)} ${clock(closes)}`
      days.set(key, [...(days.get(key) ?? []), code])
    }
  })
  return Array.from(days, ([times, codes]) => {
    const [opens_at = '', closes_at = ''] = times.split(' ')
    return { byday: codes.join(','), opens_at, closes_at }
  })
}

/** "09:30:00" from minutes after midnight. */
export function clock(minute: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return minute >= wholeDay ? '00:00:00' : `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`
}

/** Minutes after midnight from "9:30", "09:30:00", "09:30Z" or "09:30+01:00"; null when it is no time. */
export function minuteOf(text: string): number | null {
  const parts = /^\s*(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?\s*$/i.exec(text)
  if (!parts) return null
  const [hour, minute] = [Number(parts[1]), Number(parts[2])]
  return hour < 24 && minute < 60 ? hour * 60 + minute : hour === 24 && minute === 0 ? wholeDay : null
}

/** Days in "MO,WE", "mo we" or "Monday, Wednesday"; null when a word of it is no day, or one of a month. */
export function daysOf(text: string): Weekday[] | null {
  const words = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const days = words.map(
    (word) => dayCodes.findIndex((code) => /^[A-Z]+$/.test(word) && word.startsWith(code)) + 1
  )
  return days.includes(0) ? null : ([...new Set(days)].sort((a, b) => a - b) as Weekday[])
}

/**
 * Adds one opening time to a week. What goes past midnight is cut in two, as `WeekHours` has no times past
 * midnight; a time that is there already stays once.
 */
export function addTimes(
  hours: WeekHours,
  days: readonly Weekday[],
  opens: number,
  closes: number
): WeekHours {
  const added: WeekHours = { ...hours }
  const add = (day: Weekday, from: number, to: number) => {
    const times = added[day] ?? []
    if (from >= to || times.some(([a, b]) => a === from && b === to)) return
    added[day] = [...times, [from, to] as [number, number]].sort((a, b) => a[0] - b[0])
  }
  for (const day of days) {
    if (opens < closes) add(day, opens, closes)
    else {
      add(day, opens, wholeDay)
      add(((day % 7) + 1) as Weekday, 0, closes)
    }
  }
  return added
}
