import { afterRelease, problemWithUntil, untilDateOf } from '#lib/consent/until.server.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { familyEnds, type FamilyEnd } from './family-ends.ts'

const labels: Record<FamilyEnd, () => string> = {
  today: m.consent_until_today,
  '7-days': m.consent_until_7_days,
  '28-days': m.consent_until_28_days,
  'after-release': m.consent_until_after_release,
  '3-months': m.consent_until_3_months,
  date: m.consent_until_date
}

/**
 * The day that a choice means at `now`: ISO date, empty for one that means none.
 *
 * @param releaseDate ISO date; null when it is not told
 */
export function familyUntil(
  choice: FamilyEnd,
  typedDate: string,
  releaseDate: string | null,
  now: number
): string {
  if (choice === 'date') return typedDate
  return choice === 'after-release' ? (afterRelease(releaseDate) ?? '') : untilDateOf(choice, now)
}

interface FamilyUntilOption {
  readonly value: FamilyEnd
  readonly label: string
  readonly hint?: string
}

/** The ends to choose from, each with the day it means; those that mean no day any more are left out. */
export function familyUntilOptions(releaseDate: string | null, now: number): FamilyUntilOption[] {
  return familyEnds.flatMap((value): FamilyUntilOption[] => {
    if (value === 'date') return [{ value, label: labels[value]() }]
    const day = familyUntil(value, '', releaseDate, now)
    if (problemWithUntil(day, now) !== null) return []
    return [{ value, label: labels[value](), hint: m.consent_until_ends({ day: dayInWords(day, now) }) }]
  })
}
