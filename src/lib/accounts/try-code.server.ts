import type { Database } from '#lib/database/connect.server.ts'
import { addressToCount, countTry, uncountTry } from './limits.server.ts'

/**
 * Looks something up by a code that somebody typed. A try is counted against the address before anything
 * is looked up, and given back when the code was good. Test: `joining.test.ts`.
 *
 * @throws Refusal `too-many-tries`
 */
export async function tryCode<T>(
  db: Database,
  fromAddress: string,
  lookUp: () => Promise<T | null>
): Promise<T | null> {
  const address = addressToCount(fromAddress)
  await countTry(db, 'join-address', address)
  const found = await lookUp()
  if (found !== null) await uncountTry(db, 'join-address', address)
  return found
}
