import { Temporal } from 'temporal-polyfill'
import { workingDaysBetween } from '#lib/journey/working-days.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { answerBy } from './rules.ts'

/** How fast a service answers, as pure rules. Instants are ms UTC. */

export interface Answered {
  readonly sentAt: number
  readonly answeredAt: number | null
  readonly withdrawnAt: number | null
}

/** Whether it was answered within two working days; null while that is open, or was taken back before. */
export function answeredInTime({ sentAt, answeredAt, withdrawnAt }: Answered, now: number): boolean | null {
  const lastDay = answerBy(sentAt)
  if (answeredAt !== null) return isoDay(answeredAt) <= lastDay
  return isoDay(withdrawnAt ?? now) > lastDay ? false : null
}

/** The middle of the times to answer, in working days; of two in the middle the longer. Null without answers. */
export function medianWorkingDays(all: readonly Pick<Answered, 'sentAt' | 'answeredAt'>[]): number | null {
  const times = all
    .flatMap(({ sentAt, answeredAt }) =>
      answeredAt === null ? [] : [workingDaysBetween(sentAt, answeredAt)]
    )
    .sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? null
}

const zone = 'Europe/London'

/** The instant at which the London month of `now` began. */
export function monthStart(now: number): number {
  return startOf(monthOf(now))
}

/** The instant so many London months before the beginning of one. */
export function monthsBefore(start: number, months: number): number {
  return startOf(Temporal.PlainYearMonth.from(monthOf(start)).subtract({ months }).toString())
}

/** `2026-11`, in London. */
export function monthOf(at: number): string {
  return isoDay(at).slice(0, 7)
}

function startOf(month: string): number {
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }).toZonedDateTime(zone).epochMilliseconds
}
