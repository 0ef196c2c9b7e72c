import { Temporal } from 'temporal-polyfill'

/** The zone in which people here mean a day. */
export const zone = 'Europe/London'

/** Choices that mean a day by themselves. */
export type UntilSpan = 'today' | '7-days' | '28-days' | '3-months'

const spans: Record<UntilSpan, Temporal.DurationLike> = {
  today: { days: 0 },
  '7-days': { days: 7 },
  '28-days': { days: 28 },
  '3-months': { months: 3 }
}

/** The day that a choice means, counted from the local day of `now`. ISO date. */
export function untilDateOf(choice: UntilSpan, now: number): string {
  return localDate(now).add(spans[choice]).toString()
}

/** Four weeks after the day somebody gets out: ISO date; null when that day is not told, or is none. */
export function afterRelease(releaseDate: string | null): string | null {
  const day = releaseDate === null ? null : parseDate(releaseDate)
  return day && day.add({ weeks: 4 }).toString()
}

/**
 * "Until 2 June" ends at the instant of the local midnight that ends 2 June: exclusive, ms UTC.
 * Test: every London day from 2024 to 2035, both clock changes (`until.test.ts`).
 */
export function endOfDay(date: string): number {
  const next = Temporal.PlainDate.from(date).add({ days: 1 })
  return next.toZonedDateTime({ timeZone: zone }).epochMilliseconds
}

export type UntilProblem = 'not-a-date' | 'past' | 'too-far'

/** A date may end sharing from today up to 12 months ahead. Takes an ISO date. */
export function problemWithUntil(date: string, now: number): UntilProblem | null {
  const day = parseDate(date)
  if (!day) return 'not-a-date'
  const today = localDate(now)
  if (Temporal.PlainDate.compare(day, today) < 0) return 'past'
  if (Temporal.PlainDate.compare(day, today.add({ months: 12 })) > 0) return 'too-far'
  return null
}

function localDate(now: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
}

function parseDate(date: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  try {
    return Temporal.PlainDate.from(date)
  } catch {
    return null
  }
}

/** "From 2 June" begins at the instant of the local midnight that begins 2 June: inclusive, ms UTC. */
export function startOfDay(date: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).epochMilliseconds
}

/** Sharing may start today or later, and not after the day that ends it. Takes ISO dates. */
export function problemWithFrom(date: string, untilDate: string, now: number): UntilProblem | null {
  const day = parseDate(date)
  const last = parseDate(untilDate)
  if (!day || !last) return 'not-a-date'
  if (Temporal.PlainDate.compare(day, localDate(now)) < 0) return 'past'
  return Temporal.PlainDate.compare(day, last) > 0 ? 'too-far' : null
}
