import { daysWords } from '#lib/offers/hour-words.ts'
import type { OfferDoc } from './doc.ts'
import { slotsADay, timeOf, week, mostExceptions } from './schedule.ts'
import { habitOptions, type Option } from './step-fields.server.ts'

interface Pair {
  /** "09:30", or empty. */
  readonly from: string
  readonly to: string
}

/** What the form of the times shows. */
export interface TimesView {
  readonly days: readonly { readonly day: number; readonly word: string; readonly slots: readonly Pair[] }[]
  readonly habits: readonly Option[]
  readonly habit: string
  /** Two rows more than are filled. */
  readonly exceptions: readonly (Pair & {
    readonly date: string
    readonly why: string
    readonly second: Pair
  })[]
  readonly duty: { readonly name: string; readonly phone: string }
}

/** @param today ISO date: what is past is not shown again */
export function viewTimes(doc: OfferDoc, today: string): TimesView {
  const pair = (slot: readonly [number, number] | undefined): Pair =>
    slot ? { from: timeOf(slot[0]), to: timeOf(slot[1]) } : { from: '', to: '' }
  const apart = doc.exceptions
    .filter(({ date }) => date >= today)
    .map(({ date, why, hours }) => ({ date, why, ...pair(hours[0]), second: pair(hours[1]) }))
  const room = Math.min(mostExceptions, apart.length + 2) - apart.length
  const blank = { date: '', why: '', ...pair(undefined), second: pair(undefined) }
  return {
    days: week.map((day) => ({
      day,
      word: daysWords([day]),
      slots: Array.from({ length: Math.max(slotsADay, doc.hours[day]?.length ?? 0) }, (_, slot) =>
        pair(doc.hours[day]?.[slot])
      )
    })),
    habits: habitOptions(),
    habit: doc.bankHolidays,
    exceptions: [...apart, ...Array.from({ length: room }, () => blank)],
    duty: doc.saturdayDuty ?? { name: '', phone: '' }
  }
}
