import { m } from '#lib/paraglide/messages.js'
import type { CheckedBadge, UncheckedReason } from './checked-badge.ts'
import { dateInWords } from './date-in-words.ts'
import type { WordsKey } from './field.ts'
import { words } from './words.ts'

const reasons: Readonly<Record<UncheckedReason, WordsKey>> = {
  tampered: 'badges_not_tampered',
  expired: 'badges_not_expired',
  'not-yet': 'badges_not_yet',
  'other-person': 'badges_not_theirs',
  'cannot-compare': 'badges_not_compared',
  'unknown-issuer': 'badges_not_known',
  algorithm: 'badges_not_algorithm'
}

/** Whether a badge was checked, in a sentence that says why not. For the server. */
export function badgeVerdictWords({ verdict, checkedOn }: CheckedBadge): string {
  const day = dateInWords(checkedOn)
  return verdict === 'checked'
    ? m.badges_checked({ day })
    : m.badges_not_checked({ why: words(reasons[verdict]), day })
}

/**
 * What a badge says by itself, whatever the person wrote beside it, and whether it was checked. For the server.
 */
export function describeBadge(badge: CheckedBadge): string {
  const { name, issuer, givenOn, goodUntil } = badge
  return [
    m.badges_says({ name, issuer }),
    givenOn && m.badges_given({ day: dateInWords(givenOn) }),
    goodUntil && m.badges_until({ day: dateInWords(goodUntil) }),
    badgeVerdictWords(badge)
  ]
    .filter((line) => line !== undefined)
    .join('\n')
}
