import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import type { OrganisationState } from './rules.ts'
import { membership, organisation } from './tables.server.ts'

/** The organisation that an account works for, the longest one first; else null. */
export async function findWorkplace(
  db: Database,
  accountId: string
): Promise<{ slug: string; state: OrganisationState } | null> {
  const [found] = await db.read
    .select({ slug: organisation.slug, state: organisation.state })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(and(eq(membership.accountId, accountId), isNull(membership.leftAt)))
    .orderBy(asc(membership.since))
    .limit(1)
  return found ?? null
}
