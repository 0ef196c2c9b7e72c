import { Temporal } from 'temporal-polyfill'
import type { LocalMoment, Weekday } from './hours.ts'
import type { DayMoment } from './open-times.ts'

const london = (instant: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/London')

/** What the clock and the calendar in London say at this instant (ms UTC). */
export function localMoment(instant: number): LocalMoment & DayMoment {
  const at = london(instant)
  return {
    date: at.toPlainDate().toString(),
    weekday: at.dayOfWeek as Weekday,
    minute: at.hour * 60 + at.minute
  }
}

/** Midnights in London between two instants (ms UTC); never below 0, should a clock have been set back. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, london(from).toPlainDate().until(london(to).toPlainDate()).days)
}
