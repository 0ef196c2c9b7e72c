import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { OrganisationKind, OrganisationState } from './rules.ts'
import { organisation, organisationCheck } from './tables.server.ts'

/** One row of the stewards' list. */
export interface OrganisationRow {
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  /** Stewards who have checked it so far. */
  readonly checks: number
  readonly checkedByYou: boolean
}

export const mostOrganisations = 200

/** Organisations in one state whose name holds these words, by name; at most `mostOrganisations`. */
export async function listOrganisations(
  db: Database,
  actor: StewardActor,
  state: OrganisationState,
  words = ''
): Promise<OrganisationRow[]> {
  const rows = await db.read
    .select({
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      checks: count(organisationCheck.accountId),
      checkedByYou: sql<number>`coalesce(max(${organisationCheck.accountId} = ${actor.accountId}), 0)`
    })
    .from(organisation)
    .leftJoin(organisationCheck, eq(organisationCheck.organisationId, organisation.id))
    .where(
      and(
        eq(organisation.state, state),
        words ? sql`instr(lower(${organisation.name}), lower(${words})) > 0` : undefined
      )
    )
    .groupBy(organisation.id)
    .orderBy(asc(organisation.name))
    .limit(mostOrganisations)
  return rows.map((row) => ({ ...row, checkedByYou: row.checkedByYou === 1 }))
}

/** How many organisations are in each state. */
export async function countOrganisations(db: Database): Promise<Record<OrganisationState, number>> {
  const rows = await db.read
    .select({ state: organisation.state, count: count() })
    .from(organisation)
    .groupBy(organisation.state)
  const counts = { applied: 0, verified: 0, suspended: 0 }
  for (const row of rows) counts[row.state] = row.count
  return counts
}
