import type { RequestEvent } from '@sveltejs/kit'
import { Refusal } from '#lib/access/refusal.ts'
import { findJoining, type Joining } from './find-joining.server.ts'
import { readJoinCode } from './join-cookie.ts'

/**
 * Who is joining in this browser, from the code that waits in its cookie.
 *
 * @throws Refusal `already-done` when there is no code, or it is no longer good; `too-many-tries`
 */
export async function requireJoining(
  event: Pick<RequestEvent, 'cookies' | 'locals'>
): Promise<{ joining: Joining; code: string }> {
  const code = readJoinCode(event.cookies)
  const joining = code && (await findJoining(event.locals.db, code, event.locals.address))
  if (!code || !joining) throw new Refusal('already-done')
  return { joining, code }
}
