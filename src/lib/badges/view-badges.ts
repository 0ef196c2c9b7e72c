import { m } from '#lib/paraglide/messages.js'
import { badgeOf, type CheckedBadge } from '#lib/record/checked-badge.ts'
import { describeBadge } from '#lib/record/describe-badge.ts'
import type { Item } from '#lib/record/field.ts'
import type { SectionDocument } from '#lib/record/sections.ts'
import { thingsIn } from '#lib/record/things.ts'
import type { NoBadge } from './read-badge-file.ts'
import { passedList } from './take-in-badge.server.ts'

/** One badge on the person's own page. */
export interface BadgeView {
  readonly itemId: string
  /** What the person calls it. */
  readonly title: string
  /** What the badge says, and what its check said: one line each. */
  readonly lines: readonly string[]
  readonly checked: boolean
  /** What could make the next check say more. */
  readonly hint: string | undefined
  readonly file: string
}

/** For the server. */
export function viewBadges(document: SectionDocument): BadgeView[] {
  return thingsIn<Item>(document, passedList).flatMap((item) => {
    const badge = badgeOf(item)
    if (!badge) return []
    return {
      itemId: item.id,
      title: String(item.title),
      lines: describeBadge(badge).split('\n'),
      checked: badge.verdict === 'checked',
      hint: isOfNobodyYet(badge) ? m.badges_hint_yours() : undefined,
      file: `/me/qualifications/${badge.id}`
    }
  })
}

function isOfNobodyYet({ verdict }: CheckedBadge): boolean {
  return verdict === 'cannot-compare' || verdict === 'other-person'
}

/** The words for what was brought and is no badge, as a key of the catalogue. */
export function noBadgeWords(problem: NoBadge): string {
  return `badges_problem_${problem.replaceAll('-', '_')}`
}
