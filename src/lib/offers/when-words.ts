import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { clockWords, dayWord } from './hour-words.ts'
import type { Weekday } from './hours.ts'
import { clockHours, dayParts, dayWords, type WhenFilter } from './when.ts'

const days: Readonly<Record<string, () => string>> = {
  now: m.offers_when_now,
  today: m.offers_when_today,
  tomorrow: m.offers_when_tomorrow,
  weekend: m.offers_when_weekend
}
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const parts: Readonly<Record<string, () => string>> = {
  morning: m.offers_when_morning,
  afternoon: m.offers_when_afternoon,
  evening: m.offers_when_evening
}

/** "Today", "Friday", "On Friday 5 June". */
export function whenDayWord(day: string, now: number): string {
  const weekday = weekdays.indexOf(day) + 1
  if (weekday > 0) return dayWord(weekday as Weekday)
  return days[day]?.() ?? m.offers_when_date({ day: dayInWords(day, now) })
}

/** "In the morning", "2pm". */
export function whenTimeWord(time: string): string {
  return parts[time]?.() ?? clockWords(Number(time) * 60)
}

/** What was chosen, on one line; empty when nothing was. */
export function whenWords({ day, time }: WhenFilter, now: number): string {
  if (day === 'now') return m.offers_chip_now()
  const words = [day && whenDayWord(day, now), time && whenTimeWord(time)].filter((word) => word !== null)
  return words.length === 2
    ? m.offers_chip_when({ day: words[0]!, time: inside(words[1]!) })
    : (words[0] ?? '')
}

/** The choices of the form; a date that the address holds is one of them. */
export function dayChoices(now: number, chosen: string | null): { value: string; word: string }[] {
  const known: readonly string[] = dayWords
  const all = chosen === null || known.includes(chosen) ? known : [...known, chosen]
  return all.map((value) => ({ value, word: whenDayWord(value, now) }))
}

export function timeChoices(): { value: string; word: string }[] {
  return [...dayParts, ...clockHours].map((value) => ({ value, word: whenTimeWord(value) }))
}

/** As it stands within a line. */
const inside = (words: string): string => words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1)
