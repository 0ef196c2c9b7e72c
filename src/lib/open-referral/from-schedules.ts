import type { OfferDoc } from '#lib/advertising/doc.ts'
import { longest } from '#lib/advertising/inputs.ts'
import type { DayException, WeekHours } from '#lib/offers/rules.ts'
import type { NoteCode } from './notes.ts'
import { line, plainOf } from './plain.ts'
import { textOf, type Raw } from './raw.ts'
import { addTimes, daysOf, minuteOf } from './schedules.ts'

const isoDate = /^\d{4}-\d{2}-\d{2}$/
const everyDay = [1, 2, 3, 4, 5, 6, 7] as const

/**
 * A week and the days that are not like it. What an offer cannot say, such as "each second Monday of the month",
 * is named and left out.
 */
export function readTimes(
  schedules: readonly Raw[],
  note: (code: NoteCode, part: string) => void
): Pick<OfferDoc, 'hours' | 'exceptions'> {
  let hours: WeekHours = {}
  const exceptions: DayException[] = []
  for (const schedule of schedules) {
    const [opens, closes] = [timeOf(schedule, 'opens_at'), timeOf(schedule, 'closes_at')]
    const byday = textOf(schedule, 'byday')
    const date = textOf(schedule, 'valid_from')?.slice(0, 10) ?? ''
    const freq = textOf(schedule, 'freq')?.toUpperCase() ?? ''
    if (opens === null || closes === null) {
      if (opens !== closes || byday !== null)
        note('times', textOf(schedule, 'description')?.slice(0, 60) ?? byday ?? '')
    } else if (byday === null && isoDate.test(date) && date === textOf(schedule, 'valid_to')?.slice(0, 10)) {
      const until = closes === 0 ? 24 * 60 : closes
      if (opens < until)
        exceptions.push({
          date,
          hours: [[opens, until]],
          why: line(plainOf(textOf(schedule, 'notes') ?? '').text, longest.why)
        })
    } else if (freq !== '' && freq !== 'WEEKLY' && freq !== 'DAILY') {
      note('monthly', byday ?? freq)
    } else {
      const days = byday === null || freq === 'DAILY' ? everyDay : daysOf(byday)
      if (days === null || days.length === 0) note('times', byday ?? '')
      else hours = addTimes(hours, days, opens, closes)
    }
  }
  return { hours, exceptions: joined(exceptions) }
}

const timeOf = (schedule: Raw, name: string): number | null => {
  const text = textOf(schedule, name)
  return text === null ? null : minuteOf(text)
}

/** One exception a day, in order. */
function joined(exceptions: readonly DayException[]): DayException[] {
  const byDate = new Map<string, DayException>()
  for (const one of exceptions) {
    const known = byDate.get(one.date)
    byDate.set(one.date, known ? { ...known, hours: [...known.hours, ...one.hours] } : one)
  }
  return [...byDate.values()].sort((a, b) => a.date.localeCompare(b.date)).slice(0, 100)
}
