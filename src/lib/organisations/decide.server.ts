import { eq } from 'drizzle-orm'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { checksNeeded, nextYear, type DecisionKind, type KnownBy } from './rules.ts'
import type { FoundForCheck } from './check-facts.server.ts'
import { organisation, organisationCheck, organisationDecision } from './tables.server.ts'

/** What every decision about an organisation has in common. Outside this room nobody imports it. */

export interface Decision {
  readonly organisationId: string
  readonly accountId: string | null
  readonly kind: DecisionKind
  readonly reason?: string
}

/** Keeps a decision for good. */
export async function keepDecision(tx: Writer, decision: Decision, now: number): Promise<void> {
  await tx.insert(organisationDecision).values({ ...decision, id: newId(now), at: now })
}

/** The round begins anew: nobody has checked it. */
export async function clearChecks(tx: Writer, organisationId: string): Promise<void> {
  await tx.delete(organisationCheck).where(eq(organisationCheck.organisationId, organisationId))
}

/**
 * Counts one steward in the round that is under way. With the last one needed it is verified for a year, and
 * known by what it proposed.
 *
 * @returns whether it is verified by that
 */
export async function countCheck(
  tx: Writer,
  { id: organisationId, row, checkedBy }: FoundForCheck,
  accountId: string,
  now: number
): Promise<boolean> {
  if (checkedBy.length + 1 < checksNeeded) {
    await tx.insert(organisationCheck).values({ organisationId, accountId, at: now })
    return false
  }
  await clearChecks(tx, organisationId)
  const knownBy: Partial<KnownBy> = row.proposed ?? {}
  await tx
    .update(organisation)
    .set({
      ...knownBy,
      state: 'verified',
      proposed: null,
      refusedAt: null,
      checkedAt: now,
      checkAgainBy: nextYear(now)
    })
    .where(eq(organisation.id, organisationId))
  return true
}
