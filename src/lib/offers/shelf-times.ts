import { dayOf, daysAhead, isOpenFor, minutesUntil } from './open-times.ts'
import type { Day, DayMoment, DayTimes, OpenTimes } from './open-times.ts'
import type { When } from './when.ts'

/**
 * Opening times of many offers. Few have a day of their own: so each list of times of one day stands once, is
 * asked once whether it is open, and a week is seven places in that list.
 */
export interface ShelfTimes {
  /** Each once, however many offers have it; the first is a day on which nothing opens. */
  readonly lists: DayTimes[]
  readonly listsKnown: Map<string, number>
  /** Times with number n: which of `lists` from Monday to Sunday, from place 7n on. */
  readonly week: number[]
  readonly opensOnHolidays: boolean[]
  /** By ISO date, which of `lists`; null for none. */
  readonly exceptions: (ReadonlyMap<string, number> | null)[]
  /** Numbers of the times by how the database writes them. */
  readonly known: Map<string, number>
}

const nothing: DayTimes = []
const week = [1, 2, 3, 4, 5, 6, 7] as const

export function emptyTimes(): ShelfTimes {
  return {
    lists: [nothing],
    listsKnown: new Map([['', 0]]),
    week: [],
    opensOnHolidays: [],
    exceptions: [],
    known: new Map()
  }
}

/** The number of these times, hours and exceptions as JSON: many offers have the same, which are read once. */
export function putTimes(
  times: ShelfTimes,
  hours: string,
  exceptions: string,
  bankHolidays: OpenTimes['bankHolidays']
): number {
  const key = `${hours} ${exceptions} ${bankHolidays}`
  const known = times.known.get(key)
  if (known !== undefined) return known
  const number = times.known.size
  times.known.set(key, number)
  const inWeek = JSON.parse(hours) as OpenTimes['hours']
  times.week.push(...week.map((weekday) => putList(times, inWeek[weekday] ?? nothing)))
  times.opensOnHolidays.push(bankHolidays === 'open')
  const days = JSON.parse(exceptions) as OpenTimes['exceptions']
  // Of two for one day the first counts, as in `timesOn`.
  const lists = days.toReversed().map((day) => [day.date, putList(times, day.hours)] as const)
  times.exceptions.push(days.length === 0 ? null : new Map(lists))
  return number
}

function putList({ lists, listsKnown }: ShelfTimes, list: DayTimes): number {
  const key = list.join(' ')
  const known = listsKnown.get(key)
  if (known !== undefined) return known
  lists.push(list)
  listsKnown.set(key, lists.length - 1)
  return lists.length - 1
}

/** What `isOpenWhen` (`when.ts`) says of the times with a number. */
export function openWhen(times: ShelfTimes, { dates, at }: When): (number: number) => boolean {
  const days = dates.map(dayOf)
  const open = times.lists.map((list) => isOpenFor(list, at))
  const answer = once(times, (number) => (days.some((day) => open[listOn(times, number, day)]) ? 1 : 0))
  return (number) => answer(number) === 1
}

/** What `minutesUntilOpen` (`open-times.ts`) says of the times with a number; `never` for null. */
export function minutesToWait(
  times: ShelfTimes,
  { date, minute }: DayMoment,
  never: number
): (number: number) => number {
  const ahead = daysAhead(date)
  return once(
    times,
    (number) => minutesUntil((day) => times.lists[listOn(times, number, day)]!, ahead, minute) ?? never // in the list
  )
}

/** Which list the times with this number have on a day; the same rule as `timesOn` (`open-times.ts`). */
function listOn({ week, opensOnHolidays, exceptions }: ShelfTimes, number: number, day: Day): number {
  const exception = exceptions[number]?.get(day.date)
  if (exception !== undefined) return exception
  return day.isHoliday && !opensOnHolidays[number] ? 0 : week[7 * number + day.weekday - 1]!
}

/** Works an answer, from 0 on, out once for each number. */
function once(times: ShelfTimes, answer: (number: number) => number): (number: number) => number {
  const known = new Int32Array(times.known.size).fill(-1)
  return (number) => {
    const before = known[number]! // one of the times
    return before === -1 ? (known[number] = answer(number)) : before
  }
}
