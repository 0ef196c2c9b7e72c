import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import type { OrganisationState } from './rules.ts'
import { membership, organisation } from './tables.server.ts'

export interface Workplace {
  readonly slug: string
  readonly name: string
  readonly state: OrganisationState
}

/** The organisations that an account works for, the longest first. */
export function listWorkplaces(db: Database, accountId: string): Promise<Workplace[]> {
  return db.read
    .select({ slug: organisation.slug, name: organisation.name, state: organisation.state })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(and(eq(membership.accountId, accountId), isNull(membership.leftAt)))
    .orderBy(asc(membership.since), asc(organisation.id))
}

/** The one that an account has worked for longest; else null. */
export async function findWorkplace(db: Database, accountId: string): Promise<Workplace | null> {
  const [longest] = await listWorkplaces(db, accountId)
  return longest ?? null
}
