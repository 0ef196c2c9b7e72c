import { eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { OrganisationKind } from './rules.ts'
import { organisation } from './tables.server.ts'

/** How to reach an organisation, for the person's copy of what they agreed with it. */
export interface OrganisationContact {
  readonly name: string
  readonly kind: OrganisationKind
  readonly phone: string | null
  readonly email: string | null
}

/** Null when there is none with this id. */
export async function findOrganisationContact(
  read: Reader,
  organisationId: string
): Promise<OrganisationContact | null> {
  const { name, kind, phone, email } = organisation
  const [found] = await read
    .select({ name, kind, phone, email })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  return found ?? null
}
