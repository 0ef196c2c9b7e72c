import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'

/** "Friday 5 June, 2:30pm". For the server. */
export function momentWords(at: number, now: number): string {
  return m.appointments_when({ day: dayInWords(at, now), time: timeInWords(at) })
}

/** "Friday 5 June, 2:30pm to 3pm" */
export function stretchWords(at: number, minutes: number, now: number): string {
  return m.appointments_when_to({
    day: dayInWords(at, now),
    from: timeInWords(at),
    to: timeInWords(at + minutes * 60_000)
  })
}

export function minutesWords(minutes: number): string {
  if (minutes === 60) return m.appointments_hour()
  return minutes % 60 === 0
    ? m.appointments_hours({ hours: minutes / 60 })
    : m.appointments_minutes({ minutes })
}
