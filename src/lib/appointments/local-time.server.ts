import { Temporal } from 'temporal-polyfill'

const zone = 'Europe/London'

/** Why what was typed is no time to meet at. `twice` needs to know which of the two is meant. */
export type TimeProblem = 'not-a-day' | 'not-a-time' | 'never' | 'twice' | 'past' | 'too-far'

/** Which of the two, in the night when the clocks go back. */
export type Which = 'first' | 'second'

/**
 * A day and a time on London's clocks as an instant (ms UTC). In the night when the clocks go forward some times
 * never come, and in the one when they go back some come twice: neither is guessed. Test: `local-time.test.ts`.
 *
 * @param typedDay `2026-03-29`, as a date field sends it, or `29/3/2026`
 * @param typedTime `14:30`, as a time field sends it, `14.30`, `2:30pm` or `2pm`
 */
export function readLocalTime(
  typedDay: string,
  typedTime: string,
  now: number,
  which: Which | null = null
): number | TimeProblem {
  const day = readDay(typedDay)
  if (!day) return 'not-a-day'
  const time = readClock(typedTime)
  if (!time) return 'not-a-time'
  const local = day.toPlainDateTime(time)
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  const isTwo = earlier.epochMilliseconds !== later.epochMilliseconds
  // A time that never comes is moved by an hour to either side; one that comes twice stays what it was.
  if (isTwo && !earlier.toPlainDateTime().equals(local)) return 'never'
  const at = (which === 'second' ? later : earlier).epochMilliseconds
  const latest = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).add({ years: 1 })
  if (later.epochMilliseconds <= now) return 'past'
  if (at > latest.epochMilliseconds) return 'too-far'
  if (isTwo && which === null) return 'twice'
  return at <= now ? 'past' : at
}

function readDay(typed: string): Temporal.PlainDate | null {
  const text = typed.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const british = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text)
  const [year, month, day] = iso ? iso.slice(1) : (british?.slice(1).reverse() ?? [])
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' }
    )
  } catch {
    return null
  }
}

function readClock(typed: string): Temporal.PlainTime | null {
  const text = typed.trim().toLowerCase()
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?:[:.](\d{2}))?(?::00)? ?(am|pm)?$/.exec(text) ?? []
  const isPlain = half === undefined && !/[:.]/.test(text) // "14" alone is no time
  if (hours === undefined || isPlain) return null
  const hour = Number(hours)
  if (half !== undefined && (hour < 1 || hour > 12)) return null
  try {
    const full = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)
    return Temporal.PlainTime.from({ hour: full, minute: Number(minutes) }, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** What London's clock and calendar say at an instant. */
export interface LocalTime {
  /** ISO date. */
  readonly day: string
  /** 1 is Monday. */
  readonly weekday: number
  /** Minutes since midnight. */
  readonly minute: number
}

export function localTimeOf(at: number): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return {
    day: local.toPlainDate().toString(),
    weekday: local.dayOfWeek,
    minute: local.hour * 60 + local.minute
  }
}

/** From and to of a whole London day, some days after that of `now`: half-open, ms UTC. */
export function dayAround(now: number, daysLater: number): { from: number; to: number } {
  const start = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .startOfDay()
    .add({ days: daysLater })
  return { from: start.epochMilliseconds, to: start.add({ days: 1 }).epochMilliseconds }
}
