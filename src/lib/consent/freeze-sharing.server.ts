import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { findRecordOf, findSealedSections } from './gate-facts.server.ts'
import { getConsent } from './get-consent.ts'
import { canDo } from './rules.ts'

/**
 * From now on they keep seeing what stands there today, until the end that was agreed: for somebody who
 * would be hurt for stopping. They are not told. A second press changes nothing.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function freezeSharing(db: Database, actor: PersonActor, consentId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const consent = getConsent(change.sharing, consentId)
    if (!canDo('freeze', consent, change.at)) return
    const owner = await findRecordOf(change.tx, actor.personId)
    const told = owner
      ? await findSealedSections(change.tx, owner.personId, consent.sections, null)
      : new Map<string, { version: number }>()
    const versions = Object.fromEntries(
      consent.sections.map((section) => [section, told.get(section)?.version ?? 0])
    )
    await change.record({ kind: 'frozen', consentId, versions })
    await change.tell({ what: 'froze', consent })
  })
}
