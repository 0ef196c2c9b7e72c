import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOfferTerms } from '#lib/offers/find-offer-terms.server.ts'
import { addInterest, moveInterests } from '#lib/referrals/add-interest.server.ts'
import { changeSharing, type SharingChange } from './change-sharing.server.ts'
import { draftNotice } from './draft-notice.server.ts'
import { closeDraft, getDraft, type SharingDraft } from './draft.server.ts'
import { getConsent } from './get-consent.ts'
import { giveConsent } from './give-consent.server.ts'
import { canAnswer, canDo } from './rules.ts'
import { withdraw } from './stop-sharing.server.ts'

/**
 * The last step: the person's yes, with what it was about, in one write. An offer's sends the interest; a
 * request's answers it; a change takes the place of what it changes. A second press finds what the first
 * one did. Tests: `give-draft.test.ts`, `requests.test.ts`.
 *
 * @param seenNotice SHA-256 of the words that were on the page
 * @param beside whether a worker of the service is beside the person now
 * @returns the consent's id
 * @throws Refusal `not-found` (not this person's, or what it is about is gone), `bad-input` (a question is
 *   open), `already-done` (the request was answered, or the sharing is over), `changed-meanwhile` (the words
 *   on the page are no longer true)
 */
export async function giveDraft(
  db: Database,
  actor: PersonActor,
  draftId: string,
  seenNotice: string,
  beside: boolean
): Promise<string> {
  return changeSharing(db, actor.personId, async (change) => {
    const draft = await getDraft(change.tx, actor, draftId)
    if (draft.consentId) return draft.consentId
    await ensureOpen(change, draft)
    const notice = draftNotice(draft, change.at)
    if (!notice || !draft.untilDate) throw new Refusal('bad-input')
    if (notice.sha256 !== seenNotice) throw new Refusal('changed-meanwhile')
    const { consentId, threadRef } = await giveConsent(change, {
      personId: actor.personId,
      recipient: draft.recipient,
      purpose: draft.purpose,
      sections: notice.sections,
      access: draft.access,
      fromDate: draft.fromDate,
      untilDate: draft.untilDate,
      notice,
      how: actor.way,
      beside,
      requestId: draft.about.kind === 'request' ? draft.about.requestId : null,
      instead: draft.about.kind === 'consent' ? draft.about.consentId : undefined
    })
    const { organisationId, recipient } = draft
    const workerId = recipient.kind === 'worker' ? recipient.accountId : null
    const to = { organisationId, threadRef, workerId }
    if (draft.about.kind === 'offer') {
      await addInterest(change.tx, actor, { ...to, offerId: draft.about.offerId }, change.at)
    }
    // Now for one worker, or for all of them: the one before is of another recipient and would run on.
    if (draft.about.kind === 'consent') {
      const before = getConsent(change.sharing, draft.about.consentId)
      if (before.threadRef !== threadRef) {
        await withdraw(change, [before])
        await moveInterests(change.tx, actor, { ...to, from: before.threadRef }, change.at)
      }
    }
    await closeDraft(change.tx, actor, draftId, consentId)
    return consentId
  })
}

async function ensureOpen({ tx, sharing, at }: SharingChange, { about }: SharingDraft): Promise<void> {
  if (about.kind === 'offer' && !(await findOfferTerms(tx, about.offerId, at))) throw new Refusal('not-found')
  if (about.kind === 'request') {
    const request = sharing.requests.get(about.requestId)
    if (!request) throw new Refusal('not-found')
    if (!canAnswer(request, at)) throw new Refusal('already-done')
  }
  if (about.kind === 'consent') {
    const consent = getConsent(sharing, about.consentId)
    if (!canDo('change', consent, at) && !canDo('renew', consent, at)) throw new Refusal('already-done')
  }
}
