import * as v from 'valibot'
import { tidyWords } from '#lib/organisations/plain-words.ts'
import { sectionNames, type SectionName } from '#lib/record/sections.ts'
import { holdsLink, longestAskText } from './ask-rules.ts'
import { servicePurposes } from './purposes.ts'
import { accesses } from './rules.ts'

/** Messages are keys of the catalogue. */

export const codeInput = v.object({
  code: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, 'org_request_code_problem'),
      v.maxLength(40, 'org_request_code_problem')
    ),
    '' as never
  )
})

/** The ends that a service can ask for. */
export const askUntilChoices = ['7-days', '28-days', '3-months', 'date'] as const

const part = v.optional(v.pipe(v.string(), v.maxLength(4, 'consent_problem_not_a_date')), '')
const plainWords = v.pipe(
  v.string(),
  v.transform(tidyWords),
  v.maxLength(longestAskText, 'org_request_too_long'),
  v.check((text) => !holdsLink(text), 'org_request_link_problem')
)
const sectionField = v.optional(v.picklist(['', 'needed', 'optional'], 'ui_check_this'), '')

export function askField(section: SectionName): string {
  return `ask-${section}`
}

export const askInput = v.object({
  requestId: v.pipe(v.string('ui_check_this'), v.regex(/^[\w-]{22}$/, 'ui_check_this')),
  purpose: v.optional(v.picklist(servicePurposes, 'org_request_purpose_problem'), '' as never),
  access: v.optional(v.picklist(accesses, 'org_request_access_problem'), '' as never),
  until: v.optional(v.picklist(askUntilChoices, 'org_request_until_problem'), '' as never),
  'date-day': part,
  'date-month': part,
  'date-year': part,
  onNo: v.optional(v.pipe(plainWords, v.minLength(1, 'org_request_on_no_problem')), '' as never),
  note: v.optional(plainWords, ''),
  ...(Object.fromEntries(sectionNames.map((section) => [askField(section), sectionField])) as Record<
    `ask-${SectionName}`,
    typeof sectionField
  >)
})

/** Sections that the form asks for as needed, or as what can be left out. */
export function askedAs(typed: v.InferOutput<typeof askInput>, as: 'needed' | 'optional'): SectionName[] {
  return sectionNames.filter((section) => typed[`ask-${section}`] === as)
}
