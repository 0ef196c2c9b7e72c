import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { membership, organisation } from './tables.server.ts'

export interface Membership {
  readonly organisationId: string
  readonly organisationName: string
  readonly role: 'manager' | 'worker'
  readonly displayName: string
}

/** The place of this account in the organisation with this slug, while they work there; else null. */
export async function findMembership(
  db: Database,
  accountId: string,
  slug: string
): Promise<Membership | null> {
  const [found] = await db.read
    .select({
      organisationId: organisation.id,
      organisationName: organisation.name,
      role: membership.role,
      displayName: membership.displayName
    })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(and(eq(membership.accountId, accountId), eq(organisation.slug, slug), isNull(membership.leftAt)))
    .limit(1)
  return found ?? null
}
