import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Ending } from './list-endings.server.ts'
import { personCode } from './people-words.ts'

/** An ending in words, for the services' side. For the server. */
export function endingRow({ ref, endedAt, ground }: Ending, now: number) {
  return { ref, code: personCode(ref), ended: endedWords(endedAt, now), isKept: ground !== null }
}

/** "Ended on Tuesday 2 June": an end at midnight belongs to the day before it. */
function endedWords(endedAt: number, now: number): string {
  return m.org_ended_on({ day: endedDay(endedAt, now) })
}

export function endedDay(endedAt: number, now: number): string {
  return dayInWords(endedAt - 1, now)
}
