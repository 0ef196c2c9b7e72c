import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { OrganisationState } from './rules.ts'
import { membership, organisation } from './tables.server.ts'

export interface Membership {
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationState: OrganisationState
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
      organisationState: organisation.state,
      role: membership.role,
      displayName: membership.displayName
    })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(and(eq(membership.accountId, accountId), eq(organisation.slug, slug), isNull(membership.leftAt)))
    .limit(1)
  return found ?? null
}

/** Whether this account works for this organisation now: account, hat and place are all alive. */
export async function isWorkerOf(
  read: Reader | Writer,
  accountId: string,
  organisationId: string
): Promise<boolean> {
  const found = await read.all(sql`
    SELECT 1 FROM membership m
    JOIN account a ON a.id = m.account_id AND a.closed_at IS NULL
    JOIN hat h ON h.account_id = a.id AND h.kind = 'worker' AND h.ended_at IS NULL
    WHERE m.account_id = ${accountId} AND m.organisation_id = ${organisationId} AND m.left_at IS NULL`)
  return found.length > 0
}

/** The name that people know this worker by, while they work for this organisation; else null. */
export async function findWorkerName(
  read: Reader | Writer,
  accountId: string,
  organisationId: string
): Promise<string | null> {
  if (!(await isWorkerOf(read, accountId, organisationId))) return null
  const [found] = await read
    .select({ name: membership.displayName })
    .from(membership)
    .where(and(eq(membership.accountId, accountId), eq(membership.organisationId, organisationId)))
  return found?.name ?? null
}
