import { and, eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { CheckFacts } from './rules.ts'
import { membership, organisation, organisationCheck } from './tables.server.ts'

/** The organisation with this slug and what decides about checking it; null when there is none. */
export async function readCheckFacts(
  db: Reader | Writer,
  slug: string,
  stewardId: string
): Promise<(CheckFacts & { id: string }) | null> {
  const [found] = await db
    .select({ id: organisation.id, state: organisation.state })
    .from(organisation)
    .where(eq(organisation.slug, slug))
  if (!found) return null
  const checks = await db
    .select({ accountId: organisationCheck.accountId })
    .from(organisationCheck)
    .where(eq(organisationCheck.organisationId, found.id))
  const worked = await db
    .select({ since: membership.since })
    .from(membership)
    .where(and(eq(membership.organisationId, found.id), eq(membership.accountId, stewardId)))
  return { ...found, checkedBy: checks.map((check) => check.accountId), workedThere: worked.length > 0 }
}
