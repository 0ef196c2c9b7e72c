import { and, eq, isNull, lte } from 'drizzle-orm'
import { newRef } from '#lib/database/new-id.ts'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { Vault } from '#lib/vault/data-keys.server.ts'
import { noteRemovedPasskey } from '#lib/vault/removed-passkeys.server.ts'
import { dropClosing } from './closing.server.ts'
import { endSessionsOf } from './sessions.server.ts'
import { account, hat, joinCode, passkey, passkeyChallenge } from './tables.server.ts'

/**
 * Ends the person of an account, as part of a write: they are signed out everywhere. An account that is
 * nothing else is closed for good: its name, passkeys, passphrase and cards are gone, and what is left of it
 * is an id. Somebody who is something else here, too, keeps their way in for that. Twice is once.
 * Test: `take-away/delete-everything.test.ts`.
 */
export async function closeAccount(vault: Vault, tx: Writer, accountId: string, now: number): Promise<void> {
  const worn = and(eq(hat.accountId, accountId), isNull(hat.endedAt))
  await tx
    .update(hat)
    .set({ endedAt: now })
    .where(and(worn, eq(hat.kind, 'person')))
  await endSessionsOf(tx, accountId)
  await dropClosing(tx, accountId)
  if ((await tx.$count(hat, worn)) > 0) return
  const passkeys = await tx.select({ id: passkey.id }).from(passkey).where(eq(passkey.accountId, accountId))
  for (const { id } of passkeys) await noteRemovedPasskey(vault, id, now)
  await tx.delete(passkey).where(eq(passkey.accountId, accountId))
  await tx.delete(passkeyChallenge).where(eq(passkeyChallenge.accountId, accountId))
  await tx.delete(joinCode).where(eq(joinCode.accountId, accountId))
  await tx
    .update(account)
    .set({ closedAt: now, signInName: null, passphraseHash: null, userHandle: newRef() })
    .where(and(eq(account.id, accountId), isNull(account.closedAt)))
}

/** Whether this account has been a person since before `at` (ms UTC), and still is. */
export async function isStillPerson(from: Reader, accountId: string, at: number): Promise<boolean> {
  const worn = and(eq(hat.accountId, accountId), eq(hat.kind, 'person'), isNull(hat.endedAt))
  return (await from.$count(hat, and(worn, lte(hat.since, at)))) > 0
}
