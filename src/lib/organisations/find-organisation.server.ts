import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { readCheckFacts, type FoundForCheck } from './check-facts.server.ts'
import {
  checkAnswer,
  isShownOrganisation,
  restoreAnswer,
  type CheckAnswer,
  type DecisionKind,
  type KnownBy,
  type OrganisationKind,
  type OrganisationState,
  type RestoreAnswer
} from './rules.ts'
import { membership, organisation, organisationDecision } from './tables.server.ts'

/** What a steward sees of one organisation. Instants are ms UTC, days ISO dates. */
export interface OrganisationPage {
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly about: string
  /** As the organisation told us; never what a check is made with. */
  readonly phone: string | null
  readonly email: string | null
  readonly areas: readonly string[]
  readonly contactName: string | null
  readonly dataProtectionContact: string | null
  readonly safeguardingLead: string | null
  readonly concordatAt: number | null
  /** Names of those who manage it now. */
  readonly managers: readonly string[]
  readonly knownBy: KnownBy
  /** What it wants to be known by instead. */
  readonly proposed: KnownBy | null
  readonly state: OrganisationState
  /** The application was sent back, and waits for the applicant. */
  readonly isBack: boolean
  /** It is verified, and due for another check. */
  readonly isDue: boolean
  /** It is verified, and shown to nobody, because that check is long overdue. */
  readonly isHidden: boolean
  readonly checkAgainBy: string | null
  readonly checks: number
  readonly canCheck: CheckAnswer
  readonly canRestore: RestoreAnswer
  /** Goes back with what the steward decides: what they looked at. */
  readonly seen: string
  /** Others of the same name, in any state. */
  readonly namesakes: readonly { readonly slug: string; readonly name: string }[]
  /** Newest first; who decided is said only as "you", "another steward" or "the organisation". */
  readonly decisions: readonly Decided[]
}

export interface Decided {
  readonly id: string
  readonly kind: DecisionKind
  readonly reason: string | null
  readonly at: number
  readonly byYou: boolean
}

/** One organisation in any state, for a steward; null when there is none with this slug. */
export async function findOrganisation(
  db: Database,
  actor: StewardActor,
  slug: string
): Promise<OrganisationPage | null> {
  const now = db.now()
  const facts = await readCheckFacts(db.read, slug, actor.accountId, now)
  if (!facts) return null
  const { row } = facts
  return {
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    about: row.about,
    phone: row.phone,
    email: row.email,
    areas: row.areas,
    contactName: row.contactName,
    dataProtectionContact: row.dataProtectionContact,
    safeguardingLead: row.safeguardingLead,
    concordatAt: row.concordatAt,
    managers: await listManagers(db.read, row.id),
    knownBy: knownBy(row),
    proposed: row.proposed,
    state: row.state,
    isBack: facts.isBack,
    isDue: facts.isDue,
    isHidden: row.state === 'verified' && !isShownOrganisation(row, now),
    checkAgainBy: row.checkAgainBy,
    checks: facts.checkedBy.length,
    canCheck: checkAnswer(facts, actor.accountId),
    canRestore: restoreAnswer(facts, actor.accountId),
    seen: facts.seen,
    namesakes: await listNamesakes(db.read, facts),
    decisions: await listDecisions(db.read, row.id, actor.accountId)
  }
}

function knownBy({
  name,
  kind,
  register,
  registerNumber,
  noNumberReason,
  website
}: FoundForCheck['row']): KnownBy {
  return { name, kind, register, registerNumber, noNumberReason, website }
}

async function listManagers(read: Reader, organisationId: string): Promise<string[]> {
  const rows = await read
    .select({ name: membership.displayName })
    .from(membership)
    .where(
      and(
        eq(membership.organisationId, organisationId),
        eq(membership.role, 'manager'),
        isNull(membership.leftAt)
      )
    )
    .orderBy(membership.displayName)
  return rows.map(({ name }) => name)
}

function listNamesakes(read: Reader, { id, row }: FoundForCheck) {
  const names = [row.name, row.proposed?.name ?? row.name].map((name) => name.toLowerCase())
  return read
    .select({ slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(and(sql`lower(${organisation.name}) IN (${names[0]}, ${names[1]})`, ne(organisation.id, id)))
    .limit(5)
}

async function listDecisions(read: Reader, organisationId: string, stewardId: string): Promise<Decided[]> {
  const rows = await read
    .select()
    .from(organisationDecision)
    .where(eq(organisationDecision.organisationId, organisationId))
    .orderBy(desc(organisationDecision.at), desc(organisationDecision.id))
    .limit(100)
  return rows.map(({ id, kind, reason, at, accountId }) => ({
    id,
    kind,
    reason,
    at,
    byYou: accountId === stewardId
  }))
}
