import type { Database } from '#lib/database/connect.server.ts'
import { findAccount } from './find-account.server.ts'
import { findCodeAccount } from './join-codes.server.ts'
import { addressToCount, countTry, uncountTry } from './limits.server.ts'
import { isStaff } from './rules.ts'

/** Somebody who holds a code and has not joined yet. */
export interface Joining {
  readonly accountId: string
  readonly signInName: string | null
  /** Staff join with a passkey only. */
  readonly staff: boolean
}

/**
 * Who a code is for, or null: unknown, used and expired get the same. Wrong codes are counted against
 * the address before anything is looked up. It spends nothing: the code is spent when somebody joins.
 *
 * @throws Refusal `too-many-tries`
 */
export async function findJoining(db: Database, code: string, fromAddress: string): Promise<Joining | null> {
  const address = addressToCount(fromAddress)
  await countTry(db, 'join-address', address)
  const accountId = await findCodeAccount(db.read, db.keyring, code, db.now())
  const found = accountId === null ? null : await findAccount(db, accountId)
  if (!found) return null
  await uncountTry(db, 'join-address', address)
  return { accountId: found.id, signInName: found.signInName, staff: isStaff(found.hats) }
}
