import { desc, eq } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { isShownOrganisation, type OrganisationState } from './rules.ts'
import { organisation, organisationDecision } from './tables.server.ts'

/** How the viewer's organisation stands with those who run Waymark. */
export interface Standing {
  readonly state: OrganisationState
  /** Its application was sent back. */
  readonly isBack: boolean
  /** Why what it asked for last was sent back, in a steward's words; for managers only. */
  readonly why: string | null
  /** It asks to be known otherwise, and that is being checked. */
  readonly proposes: boolean
  /** The yearly check is long overdue: nothing of it is shown. */
  readonly isHidden: boolean
}

/** Test: `change-details.test.ts`. */
export async function findStanding(db: Database, viewer: WorkerActor): Promise<Standing> {
  const { organisationId } = viewer
  const [row] = await db.read.select().from(organisation).where(eq(organisation.id, organisationId))
  if (!row) return { state: 'suspended', isBack: false, why: null, proposes: false, isHidden: false }
  const isBack = row.state === 'applied' && row.refusedAt !== null
  const isHidden = row.state === 'verified' && !isShownOrganisation(row, db.now())
  const why = viewer.role === 'manager' ? await findRefusal(db, organisationId) : null
  return { state: row.state, isBack, why, proposes: row.proposed !== null, isHidden }
}

/** Nothing was decided since. */
async function findRefusal(db: Database, organisationId: string): Promise<string | null> {
  const { kind, reason, at, id } = organisationDecision
  const [last] = await db.read
    .select({ kind, reason })
    .from(organisationDecision)
    .where(eq(organisationDecision.organisationId, organisationId))
    .orderBy(desc(at), desc(id))
    .limit(1)
  return last?.kind === 'refused' ? last.reason : null
}
