import * as v from 'valibot'
import { familyEnds } from './family-ends.ts'
import { helpKinds, longestName, longestNote, longestReport, reportKinds } from './rules.ts'

/** Messages are keys of the catalogue. A field that was not sent has the words of one left empty. */
const asked = <Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
  v.optional(schema, '' as never)

const yesOrNo = asked(v.picklist(['yes', 'no'], 'people_problem_choose'))

/** Something to call somebody: one line, with at least one letter or digit. */
const nameOf = (missing: string, long: string) =>
  v.pipe(
    v.optional(v.string(missing), ''),
    v.transform((text) =>
      text
        .normalize('NFC')
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
    ),
    v.regex(/[\p{L}\p{N}]/u, missing),
    v.maxLength(longestName, long)
  )

export const orderInput = v.object({ stops: yesOrNo })

export const inviteInput = v.object({
  stops: v.literal('no', 'people_problem_order_first'),
  name: nameOf('people_problem_name', 'people_problem_name_long')
})

export const adultInput = v.object({ adult: yesOrNo })

export const ownNameInput = v.object({
  ownName: nameOf('family_problem_own_name', 'people_problem_name_long')
})

export const acceptInput = v.object({
  ownName: nameOf('family_problem_own_name', 'people_problem_name_long'),
  label: nameOf('family_problem_label', 'people_problem_name_long')
})

const reportWords = v.pipe(
  v.optional(v.string(), ''),
  v.trim(),
  v.maxLength(longestReport, 'family_problem_report_long')
)

/** Saying no needs no reason; one that is given is for the people who run Waymark. */
export const refuseInput = v.object({
  kind: v.optional(v.picklist(['', ...reportKinds], 'ui_check_this'), ''),
  words: reportWords
})

export const reportInput = v.object({
  kind: asked(v.picklist(reportKinds, 'family_problem_report_kind')),
  words: reportWords
})

export const sectionInput = v.object({ share: yesOrNo })

const datePart = v.optional(v.pipe(v.string(), v.maxLength(4, 'consent_problem_not_a_date')), '')

export const familyUntilInput = v.object({
  until: asked(v.picklist(familyEnds, 'consent_problem_until')),
  'date-day': datePart,
  'date-month': datePart,
  'date-year': datePart
})

export const helpKindInput = asked(v.picklist(helpKinds, 'family_problem_help_kind'))

export const helpInput = v.object({
  kind: helpKindInput,
  note: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(longestNote, 'family_problem_help_long'))
})

export const takeBackHelpInput = v.object({ kind: helpKindInput })

export const helpAnswerInput = v.object({ kind: helpKindInput, answer: v.picklist(['yes', 'no']) })

export const handledInput = v.object({ report: v.pipe(v.string(), v.maxLength(64)) })
