import { eq } from 'drizzle-orm'
import type { SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { passkey } from './tables.server.ts'

/**
 * Whether somebody who is signed in can work for a service with the same account. The people who run Waymark
 * and those who open accounts cannot be workers, too; nobody becomes one at a shared screen; and workers never
 * sign in with a passphrase alone, so that who has nothing else would be shut out. Test: `organisations/apply.test.ts`.
 */
export async function mayBeWorker(
  db: Database,
  { accountId, hats, way }: SignedIn
): Promise<'yes' | 'other-work' | 'key-first'> {
  if (hats.includes('worker')) return 'yes'
  if (hats.includes('steward') || hats.includes('enroller') || way === 'kiosk') return 'other-work'
  return (await db.read.$count(passkey, eq(passkey.accountId, accountId))) > 0 ? 'yes' : 'key-first'
}
