import { m } from '#lib/paraglide/messages.js'
import type { OpenHint, WeekLine, Weekday } from './hours.ts'

const dayWords: Record<Weekday, () => string> = {
  1: m.offers_day_1,
  2: m.offers_day_2,
  3: m.offers_day_3,
  4: m.offers_day_4,
  5: m.offers_day_5,
  6: m.offers_day_6,
  7: m.offers_day_7
}

/** "Monday". */
export const dayWord = (weekday: Weekday): string => dayWords[weekday]()

/** "9am", "9:30am", "midday". Takes minutes after midnight. */
export function clockWords(minute: number): string {
  if (minute === 0 || minute === 24 * 60) return m.offers_midnight()
  if (minute === 12 * 60) return m.offers_midday()
  const hour = Math.floor(minute / 60)
  const rest = minute % 60
  const time = `${hour % 12 === 0 ? 12 : hour % 12}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
  return hour < 12 ? m.offers_am({ time }) : m.offers_pm({ time })
}

/** "Monday to Friday", "Tuesday and Friday", "Every day". */
export function daysWords(days: readonly Weekday[]): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (days.length === 7) return m.offers_every_day()
  const inOneGo = last - first === days.length - 1
  if (inOneGo && days.length > 2) return m.offers_from_to({ from: dayWords[first](), to: dayWords[last]() })
  return listWords(days.map((day) => dayWords[day]()))
}

/** "Monday to Friday, 9am to 5pm". */
export function weekLineWords({ days, times }: WeekLine): string {
  const allDay = times.some(([from, to]) => from === 0 && to === 24 * 60)
  return m.offers_days_times({
    days: daysWords(days),
    times: allDay ? m.offers_day_and_night() : timesWords(times)
  })
}

/** "9am to midday and 2pm to 5pm". */
export function timesWords(times: WeekLine['times']): string {
  return listWords(
    times.map(([from, to]) => m.offers_from_to({ from: clockWords(from), to: clockWords(to) }))
  )
}

/** "Open now, until 5pm", "Opens on Monday at 9am". */
export function openHintWords(hint: OpenHint): string {
  if (hint.is === 'always') return m.offers_open_always()
  if (hint.is === 'open') return m.offers_open_until({ time: clockWords(hint.until) })
  const time = clockWords(hint.from)
  if (hint.inDays === 0) return m.offers_opens_today({ time })
  if (hint.inDays === 1) return m.offers_opens_tomorrow({ time })
  return m.offers_opens_on({ day: dayWords[hint.weekday](), time })
}

/** "Oxford, Reading and Slough". */
export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(words)
}

/** "Checked today", "Checked 3 days ago". */
export function checkedWords(daysAgo: number): string {
  if (daysAgo === 0) return m.offers_checked_today()
  if (daysAgo === 1) return m.offers_checked_yesterday()
  return m.offers_checked_days({ days: daysAgo })
}
