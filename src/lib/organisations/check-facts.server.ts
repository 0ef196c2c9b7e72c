import { hash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { isDue, type CheckFacts } from './rules.ts'
import { membership, organisation, organisationCheck } from './tables.server.ts'

/** An organisation as a check sees it. */
export interface FoundForCheck extends CheckFacts {
  readonly id: string
  readonly row: typeof organisation.$inferSelect
  /** What stewards look at before they decide, as one word: it is another when any of that changed. */
  readonly seen: string
}

/**
 * The organisation with this slug and what decides about checking it; null when there is none.
 *
 * @param now ms UTC
 */
export async function readCheckFacts(
  db: Reader | Writer,
  slug: string,
  stewardId: string,
  now: number
): Promise<FoundForCheck | null> {
  const [row] = await db.select().from(organisation).where(eq(organisation.slug, slug))
  if (!row) return null
  const checks = await db
    .select({ accountId: organisationCheck.accountId })
    .from(organisationCheck)
    .where(eq(organisationCheck.organisationId, row.id))
  const worked = await db
    .select({ since: membership.since })
    .from(membership)
    .where(and(eq(membership.organisationId, row.id), eq(membership.accountId, stewardId)))
  return {
    id: row.id,
    row,
    state: row.state,
    checkedBy: checks.map((check) => check.accountId),
    workedThere: worked.length > 0,
    isBack: row.state === 'applied' && row.refusedAt !== null,
    isDue: row.state === 'verified' && isDue(row, now),
    seen: seenAs(row, await readManagers(db, row.id))
  }
}

function seenAs(row: FoundForCheck['row'], managers: readonly string[]): string {
  const { name, kind, register, registerNumber, noNumberReason, website, proposed } = row
  const facts = [
    name,
    kind,
    register,
    registerNumber,
    noNumberReason,
    website,
    proposed,
    [...managers].sort()
  ]
  return hash('sha256', JSON.stringify(facts), 'base64url').slice(0, 22)
}

async function readManagers(db: Reader | Writer, organisationId: string): Promise<string[]> {
  const rows = await db
    .select({ accountId: membership.accountId })
    .from(membership)
    .where(
      and(
        eq(membership.organisationId, organisationId),
        eq(membership.role, 'manager'),
        isNull(membership.leftAt)
      )
    )
  return rows.map(({ accountId }) => accountId)
}
