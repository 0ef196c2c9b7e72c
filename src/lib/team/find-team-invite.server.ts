import { createHmac } from 'node:crypto'
import { and, eq, gt } from 'drizzle-orm'
import { normaliseCode } from '#lib/accounts/rules.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { findOrganisationFacts } from '#lib/organisations/find-organisation-facts.server.ts'
import type { Keyring } from '#lib/vault/keyring.server.ts'
import type { Role } from './rules.ts'
import { teamInvite } from './tables.server.ts'

/** An invitation that can be taken now. */
export interface OpenTeamInvite {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly role: Role
  readonly displayName: string
}

/**
 * The invitation that a code is for while it can be taken, else null: unknown, taken, revoked, expired, and of
 * a suspended organisation all look the same. Whoever calls this counts wrong codes (`tryCode`).
 * Test: `invitations.test.ts`.
 */
export async function findTeamInvite(
  { read, keyring }: Pick<Database, 'keyring'> & { readonly read: Reader | Writer },
  code: string,
  now: number
): Promise<OpenTeamInvite | null> {
  const { id, organisationId, role, displayName } = teamInvite
  const [found] = await read
    .select({ id, organisationId, role, displayName })
    .from(teamInvite)
    .where(and(eq(teamInvite.codeHash, hashOfTeamInvite(keyring, code)), gt(teamInvite.expiresAt, now)))
  const facts = found && (await findOrganisationFacts(read, found.organisationId))
  if (!found || !facts || facts.state === 'suspended') return null
  return { ...found, organisationName: facts.name }
}

/** All that is kept of a code. Keyed, because 38 bits can be tried out against a plain hash. SHA-256, hex. */
export function hashOfTeamInvite(keyring: Keyring, code: string): string {
  return createHmac('sha256', keyring.pepper)
    .update(`team:${normaliseCode(code)}`)
    .digest('hex')
}
