import type { Writer } from '#lib/database/write.server.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { listPlaces } from '#lib/organisations/membership-store.server.ts'
import { recordChange } from '#lib/organisations/record-change.server.ts'

/**
 * A new manager counts as a change that stewards check again, and the other managers are told: who made
 * themself manager with a stolen sign-in is seen by somebody. Part of a write.
 *
 * @param by account id of whoever did it
 */
export async function tellNewManager(
  tx: Writer,
  now: number,
  organisationId: string,
  newManager: string,
  by: string
): Promise<void> {
  await recordChange(tx, now, organisationId, by, ['manager'])
  for (const { accountId, role } of await listPlaces(tx, organisationId)) {
    if (role !== 'manager' || accountId === newManager) continue
    await addNotice(tx, now, { to: accountId, kind: 'team-new-manager', about: null, organisationId })
  }
}
