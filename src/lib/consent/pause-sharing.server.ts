import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { getConsent } from './get-consent.ts'
import { canDo } from './rules.ts'

/**
 * Pauses one sharing until the person goes on with it. A second press changes nothing.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function pauseSharing(db: Database, actor: PersonActor, consentId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const consent = getConsent(change.sharing, consentId)
    if (!canDo('pause', consent, change.at)) return
    await change.record({ kind: 'paused', consentId, cause: 'person' })
    await change.tell({ what: 'paused', consent })
  })
}

/**
 * Goes on with one paused sharing; its end does not move.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function resumeSharing(db: Database, actor: PersonActor, consentId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const consent = getConsent(change.sharing, consentId)
    if (!canDo('resume', consent, change.at)) return
    await change.record({ kind: 'resumed', consentId })
    await change.tell({ what: 'resumed', consent })
  })
}
