import { eq } from 'drizzle-orm'
import type { SignedIn } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { addHat } from '#lib/accounts/add-hat.server.ts'
import { mayBeWorker } from '#lib/accounts/may-be-worker.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addPlace } from '#lib/organisations/membership-store.server.ts'
import { findTeamInvite } from './find-team-invite.server.ts'
import { tellNewManager } from './new-manager.server.ts'
import { teamInvite } from './tables.server.ts'

/**
 * Somebody with an account takes the place that a code is for; the code is spent in the same write. Who left
 * before is back, and sees nothing of what they saw then that was shared with them by name.
 * Test: `invitations.test.ts`.
 *
 * @returns the slug of the organisation; null for a code that cannot be taken, whatever the reason
 * @throws Refusal `already-done` for somebody who works there; `not-allowed` for those who cannot be workers
 */
export async function takeTeamInvite(
  db: Database,
  actor: SignedIn,
  { code, displayName }: { readonly code: string; readonly displayName: string }
): Promise<string | null> {
  if ((await mayBeWorker(db, actor)) !== 'yes') throw new Refusal('not-allowed')
  const { accountId } = actor
  return db.write(async (tx, now) => {
    const invite = await findTeamInvite({ read: tx, keyring: db.keyring }, code, now)
    if (!invite) return null
    const { organisationId, role } = invite
    const slug = await addPlace(tx, { organisationId, accountId, displayName, role }, now)
    if (slug === null) throw new Refusal('already-done')
    await tx.delete(teamInvite).where(eq(teamInvite.id, invite.id))
    await addHat(tx, accountId, 'worker', now)
    if (role === 'manager') await tellNewManager(tx, now, organisationId, accountId, accountId)
    return slug
  })
}
