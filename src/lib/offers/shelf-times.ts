import { dayOf, daysAhead, isOpenFor, waitUntil } from './open-times.ts'
import type { Day, DayMoment, DayTimes, OpenTimes } from './open-times.ts'
import type { When } from './when.ts'

/**
 * Opening times of many offers. Few have a day of their own: so each list of times of one day stands once, is
 * asked once whether it is open, and everything else says which list.
 */
export interface ShelfTimes {
  /** Numbers of the times, by how the database writes them: many offers have the same. */
  readonly numbers: Map<string, number>
  /** Each once, however many have it; the first is a day on which nothing opens. */
  readonly lists: DayTimes[]
  readonly listsKnown: Map<string, number>
  /** From 1 = Monday on: which of `lists`, by the number of the times. */
  readonly week: readonly number[][]
  readonly opensOnHolidays: boolean[]
  /** By ISO date and then the number of the times, which of `lists`. */
  readonly exceptions: Map<string, Map<number, number>>
}

const closed: DayTimes = []
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export function emptyTimes(): ShelfTimes {
  return {
    numbers: new Map(),
    lists: [closed],
    listsKnown: new Map([['', 0]]),
    week: [[], ...weekdays.map(() => [])],
    opensOnHolidays: [],
    exceptions: new Map()
  }
}

/** The number of these times; hours and exceptions are JSON. */
export function putTimes(
  times: ShelfTimes,
  hours: string,
  exceptions: string,
  bankHolidays: OpenTimes['bankHolidays']
): number {
  const key = `${hours} ${exceptions} ${bankHolidays}`
  const known = times.numbers.get(key)
  if (known !== undefined) return known
  const number = times.numbers.size
  times.numbers.set(key, number)
  const inWeek = JSON.parse(hours) as OpenTimes['hours']
  for (const weekday of weekdays) times.week[weekday]![number] = putList(times, inWeek[weekday] ?? closed)
  times.opensOnHolidays[number] = bankHolidays === 'open'
  for (const day of JSON.parse(exceptions) as OpenTimes['exceptions']) {
    const others = times.exceptions.get(day.date) ?? new Map<number, number>()
    times.exceptions.set(day.date, others)
    // Of two for one day the first counts, as in `timesOn`.
    if (!others.has(number)) others.set(number, putList(times, day.hours))
  }
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

/** What `isOpenWhen` (`when.ts`) says: 1 for times that are open then, by their numbers. */
export function openWhen(times: ShelfTimes, { dates, at }: When): Uint8Array {
  const open = Uint8Array.from(times.lists, (list) => Number(isOpenFor(list, at)))
  const answers = new Uint8Array(times.numbers.size)
  for (const date of dates) {
    const lists = listsOn(times, dayOf(date))
    for (let number = 0; number < answers.length; number++) answers[number]! |= open[lists[number]!]! // one of the lists
  }
  return answers
}

/** What `minutesUntilOpen` (`open-times.ts`) says of times, by their numbers; `never` for null. */
export function minutesToWait(times: ShelfTimes, { date, minute }: DayMoment, never: number): Int32Array {
  const answers = new Int32Array(times.numbers.size).fill(never)
  for (const [inDays, day] of daysAhead(date).entries()) {
    const waits = Int32Array.from(times.lists, (list) => waitUntil(list, inDays, minute) ?? never)
    const lists = listsOn(times, day)
    for (let number = 0; number < answers.length; number++) {
      if (answers[number] === never) answers[number] = waits[lists[number]!]! // one of the lists
    }
  }
  return answers
}

/** Which list all times have on a day, by their numbers: the rule of `timesOn` (`open-times.ts`). */
function listsOn({ week, opensOnHolidays, exceptions }: ShelfTimes, day: Day): Uint32Array {
  const lists = new Uint32Array(week[day.weekday]!) // there are seven
  if (day.isHoliday) for (const [number, opens] of opensOnHolidays.entries()) if (!opens) lists[number] = 0
  for (const [number, list] of exceptions.get(day.date) ?? []) lists[number] = list
  return lists
}
