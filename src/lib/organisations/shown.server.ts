import { and, eq, gte, isNull, or, type SQL } from 'drizzle-orm'
import { oldestDue } from './rules.ts'
import { organisation } from './tables.server.ts'

/**
 * The one condition, over `organisation`, for showing anything of an organisation to people or programs:
 * verified, and its yearly check not overdue by more than the grace. `isShownOrganisation` says the same of
 * facts in hand. Test: `steward-decisions.test.ts`.
 *
 * @param now ms UTC
 */
export function shownOrganisation(now: number): SQL | undefined {
  return and(
    eq(organisation.state, 'verified'),
    or(isNull(organisation.checkAgainBy), gte(organisation.checkAgainBy, oldestDue(now)))
  )
}
