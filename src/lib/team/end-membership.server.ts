import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { endHelping } from '#lib/consent/end-helping.server.ts'
import { endSharingWithWorker } from '#lib/consent/end-sharing-with.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { endPlace, setRole } from '#lib/organisations/membership-store.server.ts'
import { getPlaceToChange } from './list-team.server.ts'
import { memberRef } from './member-ref.server.ts'
import { tellNewManager } from './new-manager.server.ts'
import { mayLeave } from './rules.ts'

/**
 * Ends somebody's place in the organisation: a manager ends a colleague's, and everybody their own. From
 * the same moment the gate opens nothing to them, nobody has them as a helper, and the guards refuse them;
 * their sign-in stays. What people share with them by name ends right after, and at the next start if this
 * is cut short (`finish-ended-sharing.server.ts`). Test: `team.test.ts`.
 *
 * @param successor reference of the colleague who manages from now on, when the only manager leaves
 * @returns whether it was the viewer's own
 * @throws Refusal `not-found` when it is a colleague's and the viewer is no manager; `not-allowed` for the
 *   only manager, unless they name a colleague in their place
 */
export async function endMembership(
  db: Database,
  viewer: WorkerActor,
  ref: string,
  successor: string | null = null
): Promise<{ isMe: boolean }> {
  const { organisationId } = viewer
  const accountId = await db.write(async (tx, now) => {
    const { place, others } = await getPlaceToChange(tx, viewer, ref)
    const roles = others.map(({ role }) => role)
    if (!mayLeave(place.role, roles)) {
      const next = others.find((one) => memberRef(organisationId, one.accountId) === successor)
      if (!next) throw new Refusal('not-allowed')
      await setRole(tx, organisationId, next.accountId, 'manager')
      await tellNewManager(tx, now, organisationId, next.accountId, viewer.accountId)
    }
    await endPlace(tx, organisationId, place.accountId, now)
    await endHelping(tx, organisationId, place.accountId, now)
    return place.accountId
  })
  await endSharingWithWorker(db, organisationId, accountId)
  return { isMe: accountId === viewer.accountId }
}
