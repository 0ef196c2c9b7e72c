import { and, eq, isNull } from 'drizzle-orm'
import { forgetAppointments } from '#lib/appointments/forget-appointments.server.ts'
import { forgetBadges } from '#lib/badges/kept-badges.server.ts'
import { forgetDrafts } from '#lib/consent/forget-drafts.server.ts'
import { forgetHelpers } from '#lib/consent/forget-helpers.server.ts'
import { revokeAllSharing } from '#lib/consent/revoke-all.server.ts'
import { forgetSeen } from '#lib/documents/seen-store.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { eraseHistoryDetails } from '#lib/ledger/erase-details.server.ts'
import { forgetUses } from '#lib/packs/forget-uses.server.ts'
import { forgetInterests } from '#lib/referrals/forget-interests.server.ts'
import { forgetChoices } from '#lib/shortlist/own-choice.server.ts'
import { forgetComingIn } from '#lib/take-away/forget-coming-in.server.ts'
import { forgetAllFiles } from '#lib/vault/files/forget-files.server.ts'
import { forgetComplaints } from '#lib/voice/forget-complaints.server.ts'
import { forgetSupporters } from '#lib/supporters/forget-supporters.server.ts'
import { keepingYes, person, recordSection, sectionYes } from './tables.server.ts'

/**
 * What the main database does once a person's key is gone. Does nothing when that key is no longer
 * theirs, so that it may be said again, also after a new yes. What stays is said on the page: the
 * sign-in, the days of the yes, and what was shared with whom until when (UK GDPR 7(1)).
 *
 * @returns ids of files whose sealed bytes are still on the disk, for the caller to remove after the write
 */
export async function applyErasure(
  tx: Writer,
  { personId, dataKeyId }: { personId: string; dataKeyId: string },
  now: number
): Promise<string[]> {
  const forgotten = await tx
    .update(person)
    .set({ dataKeyId: null })
    .where(and(eq(person.id, personId), eq(person.dataKeyId, dataKeyId)))
    .returning({ id: person.id })
  if (forgotten.length === 0) return []
  await revokeAllSharing(tx, personId, now)
  await forgetBadges(tx, personId)
  await forgetDrafts(tx, personId)
  await forgetAppointments(tx, personId)
  await forgetInterests(tx, personId)
  await forgetHelpers(tx, personId)
  await forgetSupporters(tx, personId, now)
  await forgetComplaints(tx, personId)
  await forgetSeen(tx, personId)
  await forgetUses(tx, personId)
  await forgetChoices(tx, personId)
  await forgetComingIn(tx, personId)
  await eraseHistoryDetails(tx, personId, now)
  await tx.delete(recordSection).where(eq(recordSection.personId, personId))
  await tx
    .update(sectionYes)
    .set({ takenBackAt: now })
    .where(and(eq(sectionYes.personId, personId), isNull(sectionYes.takenBackAt)))
  await tx
    .update(keepingYes)
    .set({ takenBackAt: now })
    .where(and(eq(keepingYes.personId, personId), isNull(keepingYes.takenBackAt)))
  return forgetAllFiles(tx, personId)
}
