import type { Cookies } from '@sveltejs/kit'
import type { SignedIn } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'

/** Who is signed in, from the session cookie. */
export async function findSignedIn(_db: Database, _cookies: Cookies): Promise<SignedIn | null> {
  return null
}
