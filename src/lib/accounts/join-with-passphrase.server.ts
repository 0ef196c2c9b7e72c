import { and, eq, isNotNull } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Joining } from './find-joining.server.ts'
import { spendJoinCode } from './join-codes.server.ts'
import { hashPassphrase } from './passphrase.server.ts'
import { normalisePassphrase } from './rules.ts'
import { account } from './tables.server.ts'

/**
 * Joins with a passphrase, and spends the code in the same write: of two tries at once, one joins.
 *
 * @throws Refusal `not-allowed` for staff, who join with a passkey; `already-done` when the code was used
 */
export async function joinWithPassphrase(
  db: Database,
  joining: Joining,
  chosen: { readonly code: string; readonly passphrase: string }
): Promise<void> {
  if (joining.staff) throw new Refusal('not-allowed')
  const passphraseHash = await hashPassphrase(db.keyring, normalisePassphrase(chosen.passphrase))
  await db.write(async (tx, now) => {
    await spendJoinCode(tx, db.keyring, chosen.code, joining.accountId, now)
    const set = await tx
      .update(account)
      .set({ passphraseHash })
      .where(and(eq(account.id, joining.accountId), isNotNull(account.signInName)))
      .returning({ id: account.id })
    if (set.length === 0) throw new Refusal('not-allowed')
  })
}
