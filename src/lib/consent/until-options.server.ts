import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { untilChoices, type UntilChoice } from './until-choices.ts'
import { untilDateOf } from './until.server.ts'

const labels: Record<UntilChoice, () => string> = {
  today: m.consent_until_today,
  '7-days': m.consent_until_7_days,
  '28-days': m.consent_until_28_days,
  '3-months': m.consent_until_3_months,
  date: m.consent_until_date
}

/** The ends to choose from, each with the day it means at `now`. */
export function untilOptions(now: number): { value: UntilChoice; label: string; hint?: string }[] {
  return untilChoices.map((value) => {
    if (value === 'date') return { value, label: labels[value]() }
    const day = dayInWords(untilDateOf(value, now), now)
    return { value, label: labels[value](), hint: m.consent_until_ends({ day }) }
  })
}
