import { dayAfter, isOpenOn, weekdayOf, type DayMoment, type OpenTimes, type Span } from './open-times.ts'

/** Days that somebody can ask for; beside them, a day as ISO date. */
export const dayWords = [
  'now',
  'today',
  'tomorrow',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
  'weekend'
] as const
export type DayWord = (typeof dayWords)[number]

/** Parts of a day. One hour of them has to be open, so that somebody who is on their way gets there. */
const parts = {
  morning: { from: 9 * 60, to: 12 * 60, atLeast: 60 },
  afternoon: { from: 13 * 60, to: 17 * 60, atLeast: 60 },
  evening: { from: 17 * 60, to: 22 * 60, atLeast: 60 }
} as const satisfies Record<string, Span>
export type DayPart = keyof typeof parts
export const dayParts = Object.keys(parts) as readonly DayPart[]

/** Hours that somebody can ask for, as they stand in the address: "14" is 2pm. */
export const clockHours = [
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '20',
  '21'
] as const

/** When somebody can go. An address holds the words, so that it still means something next week. */
export interface WhenFilter {
  readonly day: DayWord | (string & {}) | null
  readonly time: DayPart | (typeof clockHours)[number] | null
}

const weekdays: readonly (DayWord | null)[] = [null, 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** What the words mean at this moment: days, and what has to be open on one of them. */
export interface When {
  readonly dates: readonly string[]
  /** Open at this minute of it, or for enough of this part of it. */
  readonly at: number | Span
}

/** Null when nothing was asked. */
export function whenOf({ day, time }: WhenFilter, now: DayMoment): When | null {
  if (day === 'now') return { dates: [now.date], at: now.minute }
  if (day === null && time === null) return null
  return { dates: datesOf(day, now.date), at: spanOf(time) }
}

/** Whether it fits: open on one of the days as asked. */
export function isOpenWhen(times: OpenTimes, { dates, at }: When): boolean {
  return dates.some((date) => isOpenOn(times, date, at))
}

/** The next such day, which may be today; without a day, any of the next seven. */
function datesOf(day: WhenFilter['day'], today: string): string[] {
  if (day === 'today') return [today]
  if (day === 'tomorrow') return [dayAfter(today, 1)]
  const week = [0, 1, 2, 3, 4, 5, 6].map((days) => dayAfter(today, days))
  if (day === null) return week
  if (day === 'weekend') return week.filter((date) => weekdayOf(date) > 5).filter(isOneWeekend)
  const on = week.find((date) => weekdays[weekdayOf(date)] === day)
  return [on ?? day]
}

/** On a Sunday the weekend is that day alone: the Saturday six days later is another one. */
function isOneWeekend(date: string, index: number, days: readonly string[]): boolean {
  return index === 0 || date === dayAfter(days[0]!, 1) // there is a first one, or there is no index 1
}

function spanOf(time: WhenFilter['time']): When['at'] {
  if (time === null) return { from: 0, to: 24 * 60, atLeast: 1 }
  return time in parts ? parts[time as DayPart] : Number(time) * 60
}
