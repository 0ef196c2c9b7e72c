import { eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { OrganisationKind, OrganisationState } from './rules.ts'
import { organisation } from './tables.server.ts'

/** What a yes to an organisation depends on. */
export interface OrganisationFacts {
  readonly name: string
  readonly kind: OrganisationKind
  readonly state: OrganisationState
  /** The day of the yearly check, ISO date; null when none was ever set. */
  readonly checkAgainBy: string | null
}

/** Null when there is none with this id. */
export async function findOrganisationFacts(
  read: Reader | Writer,
  organisationId: string
): Promise<OrganisationFacts | null> {
  const [found] = await read
    .select({
      name: organisation.name,
      kind: organisation.kind,
      state: organisation.state,
      checkAgainBy: organisation.checkAgainBy
    })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  return found ?? null
}
