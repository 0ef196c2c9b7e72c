import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { getConsent } from './get-consent.ts'
import { canDo } from './rules.ts'

/**
 * Stops one sharing. When this has answered, no read that starts later returns anything: there is no
 * cache and no grace (`race.test.ts`). Stopping what is over already answers the same and changes nothing.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function stopSharing(db: Database, actor: PersonActor, consentId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const consent = getConsent(change.sharing, consentId)
    if (!canDo('withdraw', consent, change.at)) return
    await change.record({ kind: 'withdrawn', consentId })
    await change.tell({ what: 'stopped', consent })
  })
}
