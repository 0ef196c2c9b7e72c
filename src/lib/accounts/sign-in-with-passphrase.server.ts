import type { Database } from '#lib/database/connect.server.ts'
import { findAccountByName } from './find-account.server.ts'
import { addressToCount, countTry, forgetTries, uncountTry } from './limits.server.ts'
import { checkPassphrase } from './passphrase.server.ts'
import { isStaff, normaliseName, normalisePassphrase } from './rules.ts'

export interface PassphraseTry {
  readonly name: string
  readonly passphrase: string
  /** From where: `locals.address`. */
  readonly address: string
  /** Only practice: elsewhere a passphrase alone never signs in anybody who acts for others. */
  readonly staffToo: boolean
}

/**
 * Whose name and passphrase these are, or null. An unknown name, a wrong passphrase, an account without
 * one, a closed account and a member of staff get the same null after the same work. Limits count
 * first, for the name whether or not somebody has it. Tests: `sign-in-with-passphrase.test.ts`.
 *
 * @returns the account's id
 * @throws Refusal `too-many-tries`
 */
export async function signInWithPassphrase(db: Database, tried: PassphraseTry): Promise<string | null> {
  const name = normaliseName(tried.name)
  const address = addressToCount(tried.address)
  await countTry(db, 'passphrase-address', address)
  await countTry(db, 'passphrase-name-address', `${name} ${address}`)
  await countTry(db, 'passphrase-name', name)
  const found = await findAccountByName(db, name)
  const fits = await checkPassphrase(
    db.keyring,
    found?.passphraseHash ?? null,
    normalisePassphrase(tried.passphrase)
  )
  if (!found || !fits || found.hats.length === 0) return null
  if (isStaff(found.hats) && !tried.staffToo) return null
  await uncountTry(db, 'passphrase-address', address)
  await forgetTries(db, 'passphrase-name-address', `${name} ${address}`)
  await uncountTry(db, 'passphrase-name', name)
  return found.id
}
