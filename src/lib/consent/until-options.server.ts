import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { DraftAbout } from './draft-subject.server.ts'
import type { UntilChoice } from './until-choices.ts'
import { afterRelease, problemWithUntil, untilDateOf, type UntilSpan } from './until.server.ts'

interface UntilOption {
  readonly value: UntilChoice
  readonly label: string
  readonly hint?: string
}

const spans: readonly (readonly [UntilSpan, () => string])[] = [
  ['today', m.consent_until_today],
  ['7-days', m.consent_until_7_days],
  ['28-days', m.consent_until_28_days],
  ['3-months', m.consent_until_3_months]
]

/** The ends to choose from, each with the day it means at `now`; those that mean no day any more are left out. */
export function untilOptions(about: DraftAbout, releaseDate: string | null, now: number): UntilOption[] {
  const dated = (value: UntilChoice, label: string, day: string | null): UntilOption[] =>
    day === null || problemWithUntil(day, now) !== null
      ? []
      : [{ value, label, hint: m.consent_until_ends({ day: dayInWords(day, now) }) }]
  return [
    ...(about.kind === 'request' ? dated('asked', m.consent_until_asked(), about.untilDate) : []),
    ...(about.kind === 'consent' ? dated('same', m.consent_until_same(), about.untilDate) : []),
    ...spans.flatMap(([value, label]) => dated(value, label(), untilDateOf(value, now))),
    ...dated('after-release', m.consent_until_after_release(), afterRelease(releaseDate)),
    { value: 'date', label: m.consent_until_date() }
  ]
}
