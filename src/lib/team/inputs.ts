import * as v from 'valibot'
import { plainWords } from '#lib/organisations/plain-words.ts'
import { isRealDay } from '#lib/record/checks.ts'
import { problemWithAway, roles } from './rules.ts'

/** Messages are keys of the catalogue. */

const part = v.optional(v.pipe(v.string(), v.maxLength(4, 'org_away_problem_date')), '')

const problems = { past: 'org_away_problem_past', 'too-far': 'org_away_problem_far' } as const

/**
 * Until when somebody is away, as ISO date, or null with the button that says "back at work now".
 *
 * @param now ms UTC
 */
export function awayForm(now: number) {
  return v.pipe(
    v.object({
      how: v.optional(v.picklist(['away', 'here'], 'ui_check_this'), 'away'),
      'day-day': part,
      'day-month': part,
      'day-year': part
    }),
    v.rawTransform(({ dataset, addIssue, NEVER }): { awayUntil: string | null } => {
      const { how, ...typed } = dataset.value
      if (how === 'here') return { awayUntil: null }
      const awayUntil = isoDate(typed)
      const problem = isRealDay(awayUntil) ? problemWithAway(awayUntil, now) : 'not-a-date'
      if (problem === null) return { awayUntil }
      const message = problem === 'not-a-date' ? 'org_away_problem_date' : problems[problem]
      const path = { type: 'object', origin: 'value', input: dataset.value, key: 'day', value: '' } as const
      addIssue({ message, path: [path] })
      return NEVER
    })
  )
}

/** Whatever is no number stays no date. */
function isoDate(typed: Record<`day-${'day' | 'month' | 'year'}`, string>): string {
  const two = (text: string) => text.trim().padStart(2, '0')
  return `${typed['day-year'].trim()}-${two(typed['day-month'])}-${two(typed['day-day'])}`
}

const displayName = plainWords('org_invite_problem_name', 2, 60)
const role = v.picklist(roles, 'org_invite_problem_role')

/** Whom a manager invites. */
export const inviteForm = v.object({ displayName, role })

export const revokeForm = v.object({ invite: v.pipe(v.string(), v.maxLength(40)) })

/** The name that people will see of somebody who takes their place. */
export const takeForm = v.object({ displayName })

export const roleForm = v.object({ role })

/** Who manages after the only manager has left: a colleague's reference; empty while others do anyway. */
export const leaveForm = v.object({
  successor: v.pipe(v.optional(v.string(), ''), v.maxLength(40))
})
