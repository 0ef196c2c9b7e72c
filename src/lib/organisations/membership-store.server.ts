import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { membership, organisation } from './tables.server.ts'

/** Somebody's place in an organisation, while they work there. */
export interface Place {
  readonly accountId: string
  readonly displayName: string
  readonly role: 'manager' | 'worker'
  /** Last day on which they are away, ISO date, also one that has passed; null when it was never said. */
  readonly awayUntil: string | null
}

/** Everybody who works for this organisation now: account, hat and place are all alive. By name. */
export function listPlaces(read: Reader | Writer, organisationId: string): Promise<Place[]> {
  return read.all<Place>(sql`
    SELECT m.account_id AS accountId, m.display_name AS displayName, m.role AS role, m.away_until AS awayUntil
    FROM membership m
    JOIN account a ON a.id = m.account_id AND a.closed_at IS NULL
    JOIN hat h ON h.account_id = a.id AND h.kind = 'worker' AND h.ended_at IS NULL
    WHERE m.organisation_id = ${organisationId} AND m.left_at IS NULL
    ORDER BY m.display_name COLLATE NOCASE, m.account_id`)
}

/**
 * Gives an account a place, or, to somebody who left, the place again. Part of a write.
 *
 * @param now ms UTC
 * @returns the slug of the organisation; null when they have a place there
 */
export async function addPlace(
  tx: Writer,
  place: Omit<Place, 'awayUntil'> & { readonly organisationId: string },
  now: number
): Promise<string | null> {
  const { displayName, role } = place
  const added = await tx
    .insert(membership)
    .values({ ...place, since: now })
    .onConflictDoUpdate({
      target: [membership.organisationId, membership.accountId],
      set: { displayName, role, since: now, leftAt: null },
      setWhere: isNotNull(membership.leftAt)
    })
    .returning({ accountId: membership.accountId })
  if (added.length === 0) return null
  const [at] = await tx
    .select({ slug: organisation.slug })
    .from(organisation)
    .where(eq(organisation.id, place.organisationId))
  return at?.slug ?? null
}

/** Changes what somebody may do there. */
export async function setRole(
  tx: Writer,
  organisationId: string,
  accountId: string,
  role: Place['role']
): Promise<void> {
  await tx.update(membership).set({ role }).where(placeOf(organisationId, accountId))
}

/** Ends it at once: the gate and the guards see that from the next request on. `at` is ms UTC. */
export async function endPlace(tx: Writer, organisationId: string, accountId: string, at: number) {
  await tx.update(membership).set({ leftAt: at, awayUntil: null }).where(placeOf(organisationId, accountId))
}

/** Says until which day somebody is away, as ISO date, or with null that they are here. */
export async function setAwayUntil(
  tx: Writer,
  organisationId: string,
  accountId: string,
  awayUntil: string | null
) {
  await tx.update(membership).set({ awayUntil }).where(placeOf(organisationId, accountId))
}

/** Everybody who left some organisation: what names them there must end. */
export function listLeft(read: Reader): Promise<{ organisationId: string; accountId: string }[]> {
  return read.all(sql`
    SELECT organisation_id AS organisationId, account_id AS accountId FROM membership
    WHERE left_at IS NOT NULL`)
}

function placeOf(organisationId: string, accountId: string) {
  return and(
    eq(membership.organisationId, organisationId),
    eq(membership.accountId, accountId),
    isNull(membership.leftAt)
  )
}
