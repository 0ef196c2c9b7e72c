import * as v from 'valibot'
import { organisationStates } from './rules.ts'
import { longestReason } from './steward-limits.ts'

/** A check is only sent by somebody who says in words that they made it. */
export const checkForm = v.object({
  confirmed: v.pipe(v.optional(v.string(), ''), v.literal('yes', 'steward_tick_missing'))
})

export const suspendForm = v.object({
  reason: v.pipe(
    v.optional(v.string('steward_reason_missing'), ''),
    v.trim(),
    v.minLength(10, 'steward_reason_missing'),
    v.maxLength(longestReason, 'steward_reason_long')
  )
})

/** Which organisations to list; what makes no sense is left out. */
export const organisationQuery = v.object({
  state: v.fallback(v.picklist(organisationStates), 'applied'),
  q: v.fallback(
    v.pipe(
      v.string(),
      v.trim(),
      v.transform((text) => text.slice(0, 80))
    ),
    ''
  )
})
