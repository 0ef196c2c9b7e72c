import type { PersonActor, SignedIn } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findKeyHolder } from './calendar-feed.server.ts'

/**
 * Whose calendar is asked for: that of whoever made this key, else the person's who is signed in. Everybody else, and every
 * wrong key, meets the same `not-found`. Test: `calendar-feed.test.ts`.
 *
 * @throws Refusal `not-found`, `too-many-tries`
 */
export async function calendarReader(
  db: Database,
  signedIn: SignedIn | null,
  key: string | null,
  address: string
): Promise<PersonActor> {
  if (key !== null) return findKeyHolder(db, key, address)
  if (!signedIn?.hats.includes('person') || !signedIn.saidYes) throw new Refusal('not-found')
  return { kind: 'person', personId: signedIn.accountId, way: signedIn.way }
}
