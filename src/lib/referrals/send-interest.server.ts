import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import { closeDraft, getDraft } from '#lib/consent/draft.server.ts'
import { giveConsent } from '#lib/consent/give-consent.server.ts'
import { draftNotice } from '#lib/consent/draft-notice.server.ts'
import { purposeOf } from '#lib/consent/purposes.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { interest } from './tables.server.ts'

/**
 * The last step of "I am interested": the yes to sharing and the interest, in one write. A second press
 * finds what the first one did.
 *
 * @param seenNotice SHA-256 of the words that were on the page
 * @returns the consent's id
 * @throws Refusal `not-found` (not this person's, or the offer closed), `bad-input` (a question is open),
 *   `changed-meanwhile` (the words on the page are no longer true)
 */
export async function sendInterest(
  db: Database,
  actor: PersonActor,
  draftId: string,
  seenNotice: string
): Promise<string> {
  return changeSharing(db, actor.personId, async (change) => {
    const draft = await getDraft(change.tx, actor, draftId)
    if (draft.consentId) return draft.consentId
    const notice = draftNotice(draft, change.at)
    if (!notice || !draft.untilDate) throw new Refusal('bad-input')
    if (notice.sha256 !== seenNotice) throw new Refusal('changed-meanwhile')
    const { consentId, threadRef } = await giveConsent(change, {
      personId: actor.personId,
      recipient: { kind: 'organisation', organisationId: draft.terms.organisationId },
      purpose: purposeOf(draft.terms.mainPathway),
      sections: notice.sections,
      untilDate: draft.untilDate,
      notice,
      how: actor.way,
      access: 'look',
      fromDate: null,
      beside: false,
      requestId: null
    })
    await change.tx.insert(interest).values({
      id: newId(change.at),
      personId: actor.personId,
      offerId: draft.terms.offerId,
      threadRef,
      state: 'SENT',
      sentAt: change.at
    })
    await closeDraft(change.tx, actor, draftId, consentId)
    return consentId
  })
}
