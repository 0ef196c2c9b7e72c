import * as v from 'valibot'
import { longestReason } from './steward-limits.ts'

/** The lists of organisations that stewards have; `due` is those of the verified that need another check. */
export const organisationLists = ['applied', 'due', 'verified', 'suspended', 'back'] as const
export type OrganisationListName = (typeof organisationLists)[number]

const confirmed = v.pipe(v.optional(v.string(), ''), v.literal('yes', 'steward_tick_missing'))
const seen = v.pipe(v.optional(v.string(), ''), v.maxLength(40))
const reason = v.pipe(
  v.optional(v.string('steward_reason_missing'), ''),
  v.trim(),
  v.minLength(10, 'steward_reason_missing'),
  v.maxLength(longestReason, 'steward_reason_long')
)

/** A check is only sent by somebody who says in words that they made it. */
export const checkForm = v.object({ confirmed, seen })

export const restoreForm = v.object({ confirmed, seen, reason })

export const suspendForm = v.object({ reason })

/** Beside the other on one page, so by another name. */
export const refuseForm = v.object({ whyBack: reason })

/** Which organisations to list; what makes no sense is left out. */
export const organisationQuery = v.object({
  state: v.fallback(v.picklist(organisationLists), 'applied'),
  q: v.fallback(
    v.pipe(
      v.string(),
      v.trim(),
      v.transform((text) => text.slice(0, 80))
    ),
    ''
  )
})
