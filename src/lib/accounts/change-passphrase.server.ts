import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { SignedIn } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { hashPassphrase } from './passphrase.server.ts'
import { normalisePassphrase } from './rules.ts'
import { endSessionsOf } from './sessions.server.ts'
import { account } from './tables.server.ts'

/**
 * Sets a new passphrase and ends every session of the account, this one too: whoever knew the old one is
 * out. The caller has asked again who it is, and starts a new session here.
 *
 * @throws Refusal `not-allowed` for an account without a sign-in name, which has no use for one
 */
export async function changePassphrase(db: Database, actor: SignedIn, passphrase: string): Promise<void> {
  const passphraseHash = await hashPassphrase(db.keyring, normalisePassphrase(passphrase))
  await db.write(async (tx) => {
    const changed = await tx
      .update(account)
      .set({ passphraseHash })
      .where(and(eq(account.id, actor.accountId), isNull(account.closedAt), isNotNull(account.signInName)))
      .returning({ id: account.id })
    if (changed.length === 0) throw new Refusal('not-allowed')
    await endSessionsOf(tx, actor.accountId)
  })
}
