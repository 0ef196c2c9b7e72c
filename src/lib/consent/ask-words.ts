import { m } from '#lib/paraglide/messages.js'
import { sectionTitle } from '#lib/record/section-words.ts'
import type { SectionName } from '#lib/record/sections.ts'
import { dayInWords } from '#lib/ui/dates.ts'
import { askField } from './ask-inputs.ts'
import { purposeWords } from './purpose-words.ts'
import { servicePurposes } from './purposes.ts'
import { untilDateOf, type UntilSpan } from './until.server.ts'

const spans: readonly (readonly [UntilSpan, () => string])[] = [
  ['7-days', m.consent_until_7_days],
  ['28-days', m.consent_until_28_days],
  ['3-months', m.consent_until_3_months]
]

/** The choices of the form that asks a person, in words. For the server. */
export function askFormWords(mayAskFor: readonly SectionName[], now: number) {
  return {
    purposes: servicePurposes.map((value) => ({ value, label: purposeWords(value) })),
    sections: mayAskFor.map((section) => ({ name: askField(section), label: sectionTitle(section) })),
    accesses: [
      { value: 'look', label: m.org_request_access_look() },
      { value: 'suggest', label: m.org_request_access_suggest() }
    ],
    ends: [
      ...spans.map(([value, label]) => ({
        value: value as string,
        label: label(),
        hint: m.consent_until_ends({ day: dayInWords(untilDateOf(value, now), now) })
      })),
      { value: 'date', label: m.org_request_until_date() }
    ]
  }
}
