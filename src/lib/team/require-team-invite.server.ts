import { redirect, type RequestEvent } from '@sveltejs/kit'
import { tryCode } from '#lib/accounts/try-code.server.ts'
import { findTeamInvite, type OpenTeamInvite } from './find-team-invite.server.ts'
import { dropTeamInvite, readTeamInvite, type HeldTeamInvite } from './invite-cookie.ts'

/**
 * The invitation to a team that waits in this browser. Without a good one they type the code again, whatever
 * the reason.
 *
 * @throws redirect to `/join`; Refusal `too-many-tries`
 */
export async function requireTeamInvite(
  event: Pick<RequestEvent, 'cookies' | 'locals'>
): Promise<{ held: HeldTeamInvite; invite: OpenTeamInvite }> {
  const { db, address } = event.locals
  const held = readTeamInvite(event.cookies)
  if (!held) redirect(303, '/join')
  const invite = await tryCode(db, address, () => findTeamInvite(db, held.code, db.now()))
  if (!invite) {
    dropTeamInvite(event.cookies)
    redirect(303, '/join')
  }
  return { held, invite }
}
