import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { setRole } from '#lib/organisations/membership-store.server.ts'
import { getPlaceToChange } from './list-team.server.ts'
import { tellNewManager } from './new-manager.server.ts'
import { mayLeave, type Role } from './rules.ts'

/**
 * A manager makes a colleague a manager or a worker, or steps down themself. The role counts from the next
 * request on. Test: `team.test.ts`.
 *
 * @throws Refusal `not-found` for anybody but a manager of now, of their own place too; `not-allowed` when the
 *   only manager would be none; `already-done` when it is their role
 */
export async function changeRole(db: Database, viewer: WorkerActor, ref: string, role: Role): Promise<void> {
  const { organisationId, accountId: by } = viewer
  await db.write(async (tx, now) => {
    const { place, others } = await getPlaceToChange(tx, viewer, ref)
    const me = [place, ...others].find(({ accountId }) => accountId === by)
    if (me?.role !== 'manager') throw new Refusal('not-found')
    if (place.role === role) throw new Refusal('already-done')
    const roles = others.map((one) => one.role)
    if (role === 'worker' && !mayLeave(place.role, roles)) throw new Refusal('not-allowed')
    await setRole(tx, organisationId, place.accountId, role)
    if (role === 'manager') await tellNewManager(tx, now, organisationId, place.accountId, by)
  })
}
