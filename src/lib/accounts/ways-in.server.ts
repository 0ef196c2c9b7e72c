import { and, desc, eq } from 'drizzle-orm'
import type { SignedIn } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { noteRemovedPasskey } from '#lib/vault/removed-passkeys.server.ts'
import { findAccount } from './find-account.server.ts'
import { endSessionsOf } from './sessions.server.ts'
import { passkey } from './tables.server.ts'

/** How somebody can sign in. Instants are ms UTC. */
export interface WaysIn {
  readonly signInName: string | null
  readonly hasPassphrase: boolean
  readonly passkeys: readonly {
    readonly id: string
    readonly createdAt: number
    readonly lastUsedAt: number | null
  }[]
}

/** Their own ways in, the newest passkey first. */
export async function listWaysIn(db: Database, actor: SignedIn): Promise<WaysIn> {
  const found = await findAccount(db, actor.accountId)
  const passkeys = await db.read
    .select({ id: passkey.id, createdAt: passkey.createdAt, lastUsedAt: passkey.lastUsedAt })
    .from(passkey)
    .where(eq(passkey.accountId, actor.accountId))
    .orderBy(desc(passkey.createdAt))
  return {
    signInName: found?.signInName ?? null,
    hasPassphrase: Boolean(found?.passphraseHash),
    passkeys
  }
}

/**
 * Removes one of their own passkeys and ends every session of the account, this one too: a passkey that
 * somebody else made may have signed in anywhere. A note beside the keys sees to it that no restored
 * backup brings it back. The caller has asked again who it is, and starts a new session here.
 *
 * @throws Refusal `not-found` for a passkey that is not theirs; `not-allowed` for the only way in
 */
export async function removePasskey(db: Database, actor: SignedIn, passkeyId: string): Promise<void> {
  const { hasPassphrase } = await listWaysIn(db, actor)
  await db.write(async (tx) => {
    const mine = eq(passkey.accountId, actor.accountId)
    const gone = await tx
      .delete(passkey)
      .where(and(eq(passkey.id, passkeyId), mine))
      .returning({ id: passkey.id })
    if (gone.length === 0) throw new Refusal('not-found')
    if (!hasPassphrase && (await tx.$count(passkey, mine)) === 0) throw new Refusal('not-allowed')
    await endSessionsOf(tx, actor.accountId)
  })
  await noteRemovedPasskey(db, passkeyId, db.now())
}
