import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import { giveConsent } from '#lib/consent/give-consent.server.ts'
import { sharingNotice, type SharingNotice } from '#lib/consent/notice.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { canDoWith } from './rules.ts'
import { getTie } from './tie-store.server.ts'

/** What the person chose, each section by itself. `untilDate` is an ISO date in Europe/London. */
export interface FamilyGift {
  readonly sections: readonly string[]
  readonly untilDate: string
}

/** The exact words of a yes to one of family or friends, as the check page shows them. */
export function familyNotice(name: string, gift: FamilyGift, now: number): SharingNotice {
  return sharingNotice({
    recipient: { kind: 'supporter', name },
    purpose: 'close',
    access: 'look',
    sections: [...gift.sections].sort(),
    fromDate: null,
    untilDate: gift.untilDate,
    now
  })
}

/**
 * The person lets one of their family or friends see some sections until a day. It takes the place of what
 * they could see before. Tests: `share-with-supporter.test.ts`.
 *
 * @param shown SHA-256 of the notice that the person saw
 * @throws Refusal `not-found` when it is not this person's, `already-done` when they did not confirm them or
 *   it is over, `changed-meanwhile` when the words would be others now, `bad-input` for no section or one
 *   that family never holds (what is special, about others, or an address to keep secret) or a wrong end,
 *   `not-allowed` for somebody they blocked
 */
export async function shareWithSupporter(
  db: Database,
  actor: PersonActor,
  supporterId: string,
  gift: FamilyGift,
  shown: string
): Promise<string> {
  return changeSharing(db, actor.personId, async (change) => {
    const { state, name } = await getTie(change.tx, change.key, actor, supporterId)
    if (!canDoWith('share', state)) throw new Refusal('already-done')
    const notice = familyNotice(name, gift, change.at)
    if (notice.sha256 !== shown) throw new Refusal('changed-meanwhile')
    const { consentId } = await giveConsent(change, {
      personId: actor.personId,
      recipient: { kind: 'supporter', supporterId },
      purpose: 'close',
      access: 'look',
      sections: [...gift.sections],
      fromDate: null,
      untilDate: gift.untilDate,
      notice,
      how: actor.way,
      beside: false,
      requestId: null
    })
    return consentId
  })
}
