import { and, eq, gt } from 'drizzle-orm'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { hashOfInvite } from './invite-code.server.ts'
import { supporter } from './tables.server.ts'

/** An invite that can be used now. */
export interface OpenInvite {
  readonly supporterId: string
  readonly personId: string
}

/**
 * The invite that a code is for while it can be used, else null: unknown, used, expired, refused, and the
 * inviter's own look the same. Whoever calls this counts wrong codes (`tryCode`). Tests: `invites.test.ts`.
 *
 * @param accountId of whoever is signed in here; null when nobody is
 */
export async function findInvite(
  { read, keyring }: Pick<Database, 'keyring'> & { readonly read: Reader | Writer },
  code: string,
  accountId: string | null,
  now: number
): Promise<OpenInvite | null> {
  const [found] = await read
    .select({ supporterId: supporter.id, personId: supporter.personId })
    .from(supporter)
    .where(
      and(
        eq(supporter.codeHash, hashOfInvite(keyring, code)),
        eq(supporter.state, 'invited'),
        gt(supporter.expiresAt, now)
      )
    )
  return found && found.personId !== accountId ? found : null
}
