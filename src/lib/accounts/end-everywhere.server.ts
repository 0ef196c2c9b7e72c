import type { Cookies } from '@sveltejs/kit'
import type { SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { endSession, endSessionsOf } from './sessions.server.ts'

/** Signs somebody out on every device, this one too. Test: `sessions.test.ts`. */
export async function endEverywhere(
  db: Database,
  cookies: Pick<Cookies, 'get' | 'set' | 'delete'>,
  actor: SignedIn
): Promise<void> {
  await db.write((tx) => endSessionsOf(tx, actor.accountId))
  await endSession(db, cookies)
}
