import { redirect, type RequestEvent } from '@sveltejs/kit'
import { tryCode } from '#lib/accounts/try-code.server.ts'
import { findInvite, type OpenInvite } from './find-invite.server.ts'
import { dropInvite, readInvite, type HeldInvite } from './invite-cookie.ts'

/**
 * The invite that waits in this browser. Without a good one they type the code again, whatever the reason.
 *
 * @throws redirect to `/join`; Refusal `too-many-tries`
 */
export async function requireInvite(
  event: Pick<RequestEvent, 'cookies' | 'locals'>
): Promise<{ held: HeldInvite; invite: OpenInvite }> {
  const { db, address, signedIn } = event.locals
  const held = readInvite(event.cookies)
  if (!held) redirect(303, '/join')
  const accountId = signedIn?.accountId ?? null
  const invite = await tryCode(db, address, () => findInvite(db, held.code, accountId, db.now()))
  if (!invite) {
    dropInvite(event.cookies)
    redirect(303, '/join')
  }
  return { held, invite }
}
