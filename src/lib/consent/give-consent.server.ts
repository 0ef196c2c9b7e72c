import { and, eq } from 'drizzle-orm'
import { Refusal } from '#lib/access/refusal.ts'
import { newId, newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { keepNotice } from '#lib/record/keep-notice.server.ts'
import type { SharingChange } from './change-sharing.server.ts'
import type { SharingNotice } from './notice.server.ts'
import type { Purpose } from './purposes.ts'
import { canDo, reconfirmAfter, shareableWithOrganisations } from './rules.ts'
import { sharingThread } from './tables.server.ts'
import { endOfDay, problemWithUntil, zone } from './until.server.ts'

export interface Gift {
  readonly personId: string
  readonly organisationId: string
  readonly purpose: Purpose
  /** Names of sections the person said yes to, each by itself. */
  readonly sections: readonly string[]
  /** ISO date in Europe/London. */
  readonly untilDate: string
  readonly notice: SharingNotice
  readonly how: string
}

/**
 * The person's yes: some sections, one organisation, one purpose, until a day. A yes to the same
 * organisation for the same purpose replaces the one before. Part of the write that `change` is in.
 *
 * @returns the new consent's id and the reference that the organisation knows this person by
 * @throws Refusal `bad-input` for no section, one that may not be shared, or an end in the past or over 12 months ahead
 */
export async function giveConsent(
  change: SharingChange,
  gift: Gift
): Promise<{ consentId: string; threadRef: string }> {
  const sections = [...new Set(gift.sections)].sort()
  const shareable = sections.every((section) => shareableWithOrganisations.includes(section))
  if (sections.length === 0 || !shareable || problemWithUntil(gift.untilDate, change.at) !== null) {
    throw new Refusal('bad-input')
  }
  const threadRef = await ensureThread(change.tx, gift)
  const consentId = newId(change.at)
  const { notice } = gift
  const noticeSha256 = await keepNotice(change.tx, notice, change.at)
  await supersedeOlder(change, threadRef, consentId)
  await change.record({
    kind: 'given',
    consentId,
    threadRef,
    sections,
    from: change.at,
    until: endOfDay(gift.untilDate),
    untilDate: gift.untilDate,
    untilZone: zone,
    reconfirmBy: change.at + reconfirmAfter,
    noticeSha256,
    how: gift.how
  })
  await change.tell({ what: 'gave', consent: { consentId, sections }, purpose: gift.purpose })
  return { consentId, threadRef }
}

async function supersedeOlder(change: SharingChange, threadRef: string, by: string): Promise<void> {
  for (const older of change.sharing.consents.values()) {
    if (older.threadRef !== threadRef || !canDo('supersede', older, change.at)) continue
    await change.record({ kind: 'superseded', consentId: older.consentId, by })
    await change.tell({ what: 'replaced', consent: older })
  }
}

/** One thread for each recipient and purpose: the organisation keeps the same reference when a yes is renewed. */
async function ensureThread(tx: Writer, gift: Gift): Promise<string> {
  const { personId, organisationId, purpose } = gift
  await tx
    .insert(sharingThread)
    .values({ ref: newRef(), personId, organisationId, purpose })
    .onConflictDoNothing()
  const [thread] = await tx
    .select({ ref: sharingThread.ref })
    .from(sharingThread)
    .where(
      and(
        eq(sharingThread.personId, personId),
        eq(sharingThread.organisationId, organisationId),
        eq(sharingThread.purpose, purpose)
      )
    )
  if (!thread) throw new Error('the thread was just made')
  return thread.ref
}
