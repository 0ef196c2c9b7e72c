import type { Database } from '#lib/database/connect.server.ts'
import { listLeft } from '#lib/organisations/membership-store.server.ts'
import { listSuspended } from '#lib/organisations/list-suspended.server.ts'
import { endSharingWithOrganisation, endSharingWithWorker } from './end-sharing-with.server.ts'

/**
 * Ends what was shared with an organisation that was suspended or a worker who left, where a crash came
 * between the one and the other. Nothing of it was open meanwhile: the gate asks about both itself. Runs at
 * each start, before anybody is served. Test: `team/team.test.ts`.
 */
export async function finishEndedSharing(db: Database): Promise<void> {
  for (const organisationId of await listSuspended(db.read)) {
    await endSharingWithOrganisation(db, organisationId)
  }
  for (const { organisationId, accountId } of await listLeft(db.read)) {
    await endSharingWithWorker(db, organisationId, accountId)
  }
}
