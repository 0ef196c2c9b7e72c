import { m } from '#lib/paraglide/messages.js'
import { dayInWords, isoDay } from '#lib/ui/dates.ts'
import { personCode } from './people-words.ts'
import type { Release } from './see-releases.server.ts'

const aWeek = 7 // days
const day = 24 * 60 * 60 * 1000 // ms

/** What a worker reads of somebody who gets out within a week of today, before or after; else null. `date` is an ISO date. */
export function releaseWords(date: string, now: number): string | null {
  const ahead = (Date.parse(date) - Date.parse(isoDay(now))) / day
  if (Math.abs(ahead) > aWeek) return null
  if (ahead === 0) return m.org_released_today()
  const words = { day: dayInWords(date, now) }
  return ahead > 0 ? m.org_released_soon(words) : m.org_released_out(words)
}

export interface ReleaseRow {
  readonly ref: string
  readonly code: string
  readonly words: string
}

/** Those who get out within a week of today, in the order that they come in. For the server. */
export function releaseRows(releases: readonly Release[], now: number): ReleaseRow[] {
  return releases.flatMap(({ ref, date }) => {
    const words = releaseWords(date, now)
    return words === null ? [] : [{ ref, code: personCode(ref), words }]
  })
}
