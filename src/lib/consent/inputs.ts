import * as v from 'valibot'
import type { SectionName } from '#lib/record/sections.ts'
import type { DraftChoice } from './draft-choices.ts'
import { accesses } from './rules.ts'
import { untilChoices } from './until-choices.ts'

/** Messages are keys of the catalogue. */

export const startInput = v.object({
  offer: v.pipe(v.string('ui_problem_title'), v.maxLength(64, 'ui_problem_title'))
})

/** A field that was not sent at all has the same words as one that was left empty. */
const needsAnswer = <Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
  v.optional(schema, '' as never)

const yesOrNo = v.picklist(['yes', 'no'], 'consent_problem_choose')

/**
 * The field of each section is `share-<section>`: each is a yes by itself. What the service asks for needs
 * an answer; what it did not ask for is a no unless somebody says yes.
 */
export function whatInput(asked: readonly SectionName[], more: readonly SectionName[]) {
  const field = (section: SectionName) =>
    asked.includes(section) ? needsAnswer(yesOrNo) : v.optional(yesOrNo, 'no')
  return v.object(
    Object.fromEntries([...asked, ...more].map((section) => [shareField(section), field(section)])) as Record<
      string,
      ReturnType<typeof field>
    >
  )
}

export function shareField(section: SectionName): string {
  return `share-${section}`
}

const datePart = v.optional(v.pipe(v.string(), v.maxLength(4, 'consent_problem_not_a_date')), '')

export const untilInput = v.object({
  until: needsAnswer(v.picklist(untilChoices, 'consent_problem_until')),
  'date-day': datePart,
  'date-month': datePart,
  'date-year': datePart
})

/** Day, month and year as typed → ISO date; whatever is no number stays no date. */
export function typedDate(typed: Readonly<Record<'date-day' | 'date-month' | 'date-year', string>>): string {
  const [day, month, year] = [typed['date-day'], typed['date-month'], typed['date-year']].map((part) =>
    part.trim()
  )
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}

export const addressInput = v.object({ 'share-address': needsAnswer(yesOrNo) })

/** One choice of the last page, with its words for none. */
export function choiceInput(choice: DraftChoice) {
  const values = { who: ['service', 'worker'], access: accesses, start: ['now', 'date'] } as const
  return v.object({
    choice: needsAnswer(v.picklist<readonly string[], string>(values[choice], `consent_${choice}_problem`)),
    'date-day': datePart,
    'date-month': datePart,
    'date-year': datePart
  })
}

/** An answer to a request. */
export const answerInput = v.object({
  answer: needsAnswer(v.picklist(['all', 'part', 'later', 'no'], 'consent_request_problem'))
})

export const blockInput = v.object({
  target: needsAnswer(v.picklist(['worker', 'organisation'], 'consent_block_problem'))
})

/** What a button of a list is about. */
export const idInput = v.object({
  id: v.pipe(v.string('ui_check_this'), v.maxLength(64, 'ui_check_this'))
})

export const checkInput = v.object({
  notice: v.pipe(
    v.string('refusal_changed_meanwhile'),
    v.hexadecimal('refusal_changed_meanwhile'),
    v.length(64, 'refusal_changed_meanwhile')
  ),
  /** Ticked when a worker of the service is beside the person. */
  beside: v.optional(v.literal('yes', 'ui_check_this'))
})

export const takeOnInput = v.object({
  reason: v.optional(v.pipe(v.string(), v.maxLength(500, 'org_take_reason_long')), '')
})
