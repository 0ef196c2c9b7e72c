import type { Database } from '#lib/database/connect.server.ts'
import { findAccount } from './find-account.server.ts'
import { findCodeAccount } from './join-codes.server.ts'
import { isStaff } from './rules.ts'
import { tryCode } from './try-code.server.ts'

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
export function findJoining(db: Database, code: string, fromAddress: string): Promise<Joining | null> {
  return tryCode(db, fromAddress, () => lookUpJoining(db, code))
}

/** The same without counting; whoever calls it counts. */
export async function lookUpJoining(db: Database, code: string): Promise<Joining | null> {
  const accountId = await findCodeAccount(db.read, db.keyring, code, db.now())
  const found = accountId === null ? null : await findAccount(db, accountId)
  return found && { accountId: found.id, signInName: found.signInName, staff: isStaff(found.hats) }
}
