import { desc, eq } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import { invariant } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { readCheckFacts } from './check-facts.server.ts'
import { checkAnswer, type DecisionKind, type OrganisationKind, type OrganisationState } from './rules.ts'
import { organisation, organisationDecision } from './tables.server.ts'

/** What a steward sees of one organisation. Instants are ms UTC. */
export interface OrganisationPage {
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly about: string
  /** As the organisation told us; never what a check is made with. */
  readonly phone: string | null
  readonly email: string | null
  readonly state: OrganisationState
  readonly checks: number
  readonly canCheck: ReturnType<typeof checkAnswer>
  /** Newest first; who decided is said only as "you" or not. */
  readonly decisions: readonly {
    readonly id: string
    readonly kind: DecisionKind
    readonly reason: string | null
    readonly at: number
    readonly byYou: boolean
  }[]
}

/** One organisation in any state, for a steward; null when there is none with this slug. */
export async function findOrganisation(
  db: Database,
  actor: StewardActor,
  slug: string
): Promise<OrganisationPage | null> {
  const facts = await readCheckFacts(db.read, slug, actor.accountId)
  if (!facts) return null
  const [found] = await db.read
    .select({
      slug: organisation.slug,
      name: organisation.name,
      kind: organisation.kind,
      about: organisation.about,
      phone: organisation.phone,
      email: organisation.email,
      state: organisation.state
    })
    .from(organisation)
    .where(eq(organisation.id, facts.id))
  invariant(found, 'it was there a moment ago')
  const decisions = await db.read
    .select()
    .from(organisationDecision)
    .where(eq(organisationDecision.organisationId, facts.id))
    .orderBy(desc(organisationDecision.at), desc(organisationDecision.id))
  return {
    ...found,
    checks: facts.checkedBy.length,
    canCheck: checkAnswer(facts, actor.accountId),
    decisions: decisions.map(({ id, kind, reason, at, accountId }) => ({
      id,
      kind,
      reason,
      at,
      byYou: accountId === actor.accountId
    }))
  }
}
