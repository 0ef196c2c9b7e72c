import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { getConsent } from './get-consent.ts'
import { canDo, reconfirmAfter } from './rules.ts'

/**
 * The person looked again and wants this sharing to go on: another 90 days, never past its end.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function keepSharing(db: Database, actor: PersonActor, consentId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const consent = getConsent(change.sharing, consentId)
    if (!canDo('reconfirm', consent, change.at)) return
    await change.record({ kind: 'reconfirmed', consentId, reconfirmBy: change.at + reconfirmAfter })
    await change.tell({ what: 'kept-going', consent })
  })
}
