import type { WeekHours } from './rules.ts'

/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A moment as a clock on the wall in London shows it; `minute` is minutes after midnight. */
export interface LocalMoment {
  readonly weekday: Weekday
  readonly minute: number
}

/** Days of a week with the same times. Times are [opens, closes] in minutes after midnight. */
export interface WeekLine {
  readonly days: readonly Weekday[]
  readonly times: readonly (readonly [number, number])[]
}

/** When to go, seen from one moment. Minutes are after midnight; `inDays` counts from today. */
export type OpenHint =
  | { readonly is: 'always' }
  | { readonly is: 'open'; readonly until: number }
  | { readonly is: 'opens'; readonly from: number; readonly inDays: number; readonly weekday: Weekday }

const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const wholeDay = 24 * 60

/** Null when the service says no times at all. */
export function openHint(hours: WeekHours, now: LocalMoment): OpenHint | null {
  if (week.every((day) => hours[day]?.some(([opens, closes]) => opens === 0 && closes === wholeDay)))
    return { is: 'always' }
  const open = (hours[now.weekday] ?? []).find(
    ([opens, closes]) => opens <= now.minute && now.minute < closes
  )
  if (open) return { is: 'open', until: open[1] }
  for (let inDays = 0; inDays <= 7; inDays++) {
    const weekday = (((now.weekday - 1 + inDays) % 7) + 1) as Weekday
    const starts = (hours[weekday] ?? [])
      .map(([opens]) => opens)
      .filter((opens) => inDays > 0 || opens > now.minute)
    if (starts.length > 0) return { is: 'opens', from: Math.min(...starts), inDays, weekday }
  }
  return null
}

/** One line for all days with the same times, in the order of their first day. */
export function weekLines(hours: WeekHours): WeekLine[] {
  const lines = new Map<string, { days: Weekday[]; times: [number, number][] }>()
  for (const day of week) {
    const times = [...(hours[day] ?? [])].sort((a, b) => a[0] - b[0])
    if (times.length === 0) continue
    const key = JSON.stringify(times)
    const line = lines.get(key)
    if (line) line.days.push(day)
    else lines.set(key, { days: [day], times })
  }
  return [...lines.values()]
}
