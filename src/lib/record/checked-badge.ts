import * as v from 'valibot'

/** Part of a thing that came with a badge: what its check said, and on which day. */
export const badgePart = 'badge'

/** Why a badge counts as not checked, told apart. */
export const uncheckedReasons = [
  'tampered',
  'expired',
  'not-yet',
  'other-person',
  'cannot-compare',
  'unknown-issuer',
  'algorithm'
] as const
export type UncheckedReason = (typeof uncheckedReasons)[number]

const line = v.pipe(v.string(), v.maxLength(300))
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))

/**
 * What a check of a badge said, in the badge's own words, so that changing the answers beside it changes
 * nothing of what was checked. Days are ISO dates.
 */
const checkedBadge = v.strictObject({
  /** Of the badge as it was brought (`badges/tables.server.ts`). */
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  verdict: v.picklist(['checked', ...uncheckedReasons]),
  checkedOn: day,
  name: line,
  /** As the trusted list calls it; what the badge says where nobody could check it. */
  issuer: line,
  givenOn: v.optional(day),
  goodUntil: v.optional(day)
})
export type CheckedBadge = v.InferOutput<typeof checkedBadge>

export function isCheckedBadge(told: unknown): told is CheckedBadge {
  return v.is(checkedBadge, told)
}

/** What came with this thing; null for one without a badge. */
export function badgeOf(thing: object): CheckedBadge | null {
  const told = (thing as Readonly<Record<string, unknown>>)[badgePart]
  return isCheckedBadge(told) ? told : null
}
