import * as v from 'valibot'
import { isSectionName, type SectionName } from '#lib/record/sections.ts'

/** The sections of a copy that somebody ticked: one at least. */
export const bringInForm = v.object({
  section: v.pipe(
    v.optional(v.array(v.string()), []),
    v.minLength(1, 'import_problem_tick'),
    v.check((names) => names.every(isSectionName), 'ui_check_this'),
    v.transform((names) => [...new Set(names)] as SectionName[])
  )
})
