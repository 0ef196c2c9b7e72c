import { and, eq, sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { ensureHelps } from '#lib/referrals/change-interest.server.ts'
import { findInterestIn, findInterestOf } from '#lib/referrals/find-interest.server.ts'
import { markAccepted } from '#lib/referrals/go-on-with-interest.server.ts'
import { isOpenState } from '#lib/referrals/rules.ts'
import { findRows, type AppointmentRow } from './appointment-rows.server.ts'
import { sealMeeting } from './appointment-words.server.ts'
import { fitsProposal, inOrder, type Proposal } from './proposal.ts'
import { isOpen, mostOpen } from './rules.ts'
import { appointment } from './tables.server.ts'

/**
 * A worker offers times for an interest. While nobody helps the person there, they take the person on by it, as the
 * person's history says. The words are sealed with the person's key; the times are not, so that they can be put in order.
 * Tests: `appointments.test.ts`, `denied.test.ts`.
 *
 * @param appointmentId made with the form, 22 letters of base64url: pressed twice, it is one
 * @throws Refusal `not-found` unless this worker may know of the interest now; `not-allowed` while a colleague helps the
 *   person; `changed-meanwhile` when the interest is over; `bad-input` for a time that is past or over a year ahead, and
 *   words that are missing, too long or hold a link; `too-many-tries` when ten are open for it
 */
export async function proposeTimes(
  db: Database,
  viewer: WorkerActor,
  interestId: string,
  appointmentId: string,
  proposal: Proposal
): Promise<void> {
  const seen = await findInterestOf(db, viewer, viewer.organisationId, interestId)
  if (!seen) throw new Refusal('not-found')
  await changeSharing(db, seen.personId, async (change) => {
    const { tx, at: now, key } = change
    const found = await findInterestIn(tx, now, viewer, interestId)
    if (!found) throw new Refusal('not-found')
    if (!isOpenState(found.state)) throw new Refusal('changed-meanwhile')
    if (!/^[\w-]{22}$/.test(appointmentId)) throw new Refusal('bad-input')
    const [known] = await tx
      .select({ id: appointment.id })
      .from(appointment)
      .where(and(eq(appointment.id, appointmentId), eq(appointment.interestId, interestId)))
    if (known) return
    if (!fitsProposal(proposal, now)) throw new Refusal('bad-input')
    await ensureHelps(change, viewer, found)
    const others = await findRows(tx, viewer, sql`a.interest_id = ${interestId}`, now)
    if (others.filter((one) => isStillOpen(one, now)).length >= mostOpen) throw new Refusal('too-many-tries')
    const { personId } = found
    await tx.insert(appointment).values({
      id: appointmentId,
      personId,
      organisationId: viewer.organisationId,
      interestId,
      proposedBy: viewer.accountId,
      state: 'PROPOSED',
      turn: 'person',
      times: inOrder(proposal.times),
      minutes: proposal.minutes,
      sealed: sealMeeting(key, personId, appointmentId, proposal),
      calendarUid: newRef(),
      sequence: 1,
      createdAt: now,
      changedAt: now
    })
    await markAccepted(tx, now, interestId, viewer.accountId)
    await addNotice(tx, now, { to: personId, kind: 'appointment-proposed', about: appointmentId })
  })
}

/** What was offered and never answered is no more than a note once its times have passed. */
function isStillOpen(one: AppointmentRow, now: number): boolean {
  return isOpen(one, now) && (one.turn !== 'person' || one.times.length > 0)
}
