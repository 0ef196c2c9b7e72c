import { eq } from 'drizzle-orm'
import { invariant } from '#lib/access/refusal.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { isoDay } from '#lib/ui/dates.ts'
import { clearChecks, keepDecision } from './decide.server.ts'
import type { CheckedFact } from './rules.ts'
import { organisation, organisationCheck } from './tables.server.ts'

/**
 * Something by which stewards know an organisation changed: whoever checked it saw something else, so the round
 * begins anew. With a new manager the next check of a verified organisation is due today: the new hands work
 * at once, and if nobody checks them within the grace, the organisation is shown no more. Part of a write.
 * Tests: `change-details.test.ts`, `team.test.ts`.
 *
 * @param by account id of whoever changed it
 */
export async function recordChange(
  tx: Writer,
  now: number,
  organisationId: string,
  by: string,
  what: readonly CheckedFact[]
): Promise<void> {
  const [found] = await tx
    .select({ state: organisation.state, checkAgainBy: organisation.checkAgainBy })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  invariant(found, 'a change is of an organisation that is there')
  const checks = await tx.$count(organisationCheck, eq(organisationCheck.organisationId, organisationId))
  // Nobody looked at an application yet: there is nothing to begin anew.
  if (found.state === 'applied' && checks === 0) return
  await clearChecks(tx, organisationId)
  await keepDecision(tx, { organisationId, accountId: by, kind: 'changed', reason: what.join(' ') }, now)
  if (found.state !== 'verified' || !what.includes('manager')) return
  const today = isoDay(now)
  if (found.checkAgainBy !== null && found.checkAgainBy <= today) return
  await tx.update(organisation).set({ checkAgainBy: today }).where(eq(organisation.id, organisationId))
}
