import type { PersonActor } from '#lib/access/actors.ts'
import { freezeSharing } from '#lib/consent/freeze-sharing.server.ts'
import { stopSharing } from '#lib/consent/stop-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { getSupporter } from './list-supporters.server.ts'

/**
 * Stops what this supporter sees, in one step. They are not told, and what they see next is what everybody
 * sees to whom nothing is shared. Stopping what is over changes nothing. Tests: `ties.test.ts`.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function stopSharingWith(db: Database, actor: PersonActor, supporterId: string): Promise<void> {
  const { sharing } = await getSupporter(db, actor, supporterId)
  if (sharing) await stopSharing(db, actor, sharing.consentId)
}

/**
 * For somebody who would be hurt for stopping: they go on to see today's version until the end.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function freezeSharingWith(
  db: Database,
  actor: PersonActor,
  supporterId: string
): Promise<void> {
  const { sharing } = await getSupporter(db, actor, supporterId)
  if (sharing) await freezeSharing(db, actor, sharing.consentId)
}
