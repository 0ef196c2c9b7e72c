import { and, asc, count, desc, eq, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { dueSoon, isDue, isShownOrganisation, type OrganisationKind } from './rules.ts'
import type { OrganisationListName } from './steward-inputs.ts'
import { organisation, organisationCheck } from './tables.server.ts'

/** One row of the stewards' list. */
export interface OrganisationRow {
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  /** Stewards who have checked it in this round. */
  readonly checks: number
  readonly checkedByYou: boolean
  /** Whether it waits for a check now. */
  readonly waits: boolean
  /** The day of the yearly check when that is soon or over, ISO date. */
  readonly dueBy: string | null
  /** It asks to be known otherwise. */
  readonly hasProposed: boolean
  /** It is shown to nobody, because that check is long overdue. */
  readonly isHidden: boolean
}

export const mostOrganisations = 200

/** Organisations of one list whose name holds these words, by name; at most `mostOrganisations`. */
export async function listOrganisations(
  db: Database,
  actor: StewardActor,
  list: OrganisationListName,
  words = ''
): Promise<OrganisationRow[]> {
  const now = db.now()
  const rows = await db.read
    .select({
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      state: organisation.state,
      checkAgainBy: organisation.checkAgainBy,
      refusedAt: organisation.refusedAt,
      proposed: organisation.proposed,
      checks: count(organisationCheck.accountId),
      checkedByYou: sql<number>`coalesce(max(${organisationCheck.accountId} = ${actor.accountId}), 0)`
    })
    .from(organisation)
    .leftJoin(organisationCheck, eq(organisationCheck.organisationId, organisation.id))
    .where(
      and(inList(list, now), words ? sql`instr(lower(${organisation.name}), lower(${words})) > 0` : undefined)
    )
    .groupBy(organisation.id)
    // What was never checked, or is due first, comes first.
    .orderBy(
      ...(list === 'due' ? [desc(isNotNull(organisation.proposed)), asc(organisation.checkAgainBy)] : []),
      asc(organisation.name)
    )
    .limit(mostOrganisations)
  return rows.map(({ state, checkAgainBy, refusedAt, proposed, ...row }) => {
    const due = state === 'verified' && isDue({ checkAgainBy, proposed }, now)
    return {
      ...row,
      checkedByYou: row.checkedByYou === 1,
      waits: due || (state === 'applied' && refusedAt === null) || row.checks > 0,
      dueBy: due && checkAgainBy !== null && checkAgainBy <= dueSoon(now) ? checkAgainBy : null,
      hasProposed: due && proposed !== null,
      isHidden: state === 'verified' && !isShownOrganisation({ state, checkAgainBy }, now)
    }
  })
}

/** How many organisations are in each list. */
export async function countOrganisations(db: Database): Promise<Record<OrganisationListName, number>> {
  const counts = { applied: 0, back: 0, due: 0, verified: 0, suspended: 0 }
  for (const list of Object.keys(counts) as OrganisationListName[]) {
    counts[list] = await db.read.$count(organisation, inList(list, db.now()))
  }
  return counts
}

function inList(list: OrganisationListName, now: number): SQL | undefined {
  if (list === 'applied') return and(eq(organisation.state, 'applied'), isNull(organisation.refusedAt))
  if (list === 'back') return and(eq(organisation.state, 'applied'), isNotNull(organisation.refusedAt))
  if (list !== 'due') return eq(organisation.state, list)
  return and(
    eq(organisation.state, 'verified'),
    or(
      isNull(organisation.checkAgainBy),
      lte(organisation.checkAgainBy, dueSoon(now)),
      isNotNull(organisation.proposed)
    )
  )
}
