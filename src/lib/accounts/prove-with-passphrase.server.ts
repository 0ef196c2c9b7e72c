import type { SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findAccount } from './find-account.server.ts'
import { countTry, forgetTries } from './limits.server.ts'
import { checkPassphrase } from './passphrase.server.ts'
import { isStaff, normalisePassphrase } from './rules.ts'

/**
 * Whether somebody who is signed in just proved it again with their own passphrase. Staff prove it with
 * a passkey; `staffToo` is for practice.
 *
 * @throws Refusal `too-many-tries`
 */
export async function proveWithPassphrase(
  db: Database,
  actor: SignedIn,
  tried: { readonly passphrase: string; readonly staffToo: boolean }
): Promise<boolean> {
  await countTry(db, 'prove-again-account', actor.accountId)
  const found = await findAccount(db, actor.accountId)
  const may = found !== null && (tried.staffToo || !isStaff(found.hats))
  const stored = may ? found.passphraseHash : null
  if (!(await checkPassphrase(db.keyring, stored, normalisePassphrase(tried.passphrase)))) return false
  await forgetTries(db, 'prove-again-account', actor.accountId)
  return true
}
