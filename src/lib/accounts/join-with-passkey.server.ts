import type { Database } from '#lib/database/connect.server.ts'
import type { Joining } from './find-joining.server.ts'
import { spendJoinCode } from './join-codes.server.ts'
import { keepPasskey, type PasskeyMade } from './register-passkey.server.ts'

/**
 * Joins with a passkey, and spends the code in the same write: there is never one without the other.
 *
 * @throws Refusal `already-done` when the code was used; `not-allowed` when the passkey does not verify
 */
export async function joinWithPasskey(
  db: Database,
  joining: Joining,
  code: string,
  made: PasskeyMade
): Promise<void> {
  await keepPasskey(db, joining.accountId, made, (tx, now) =>
    spendJoinCode(tx, db.keyring, code, joining.accountId, now)
  )
}
