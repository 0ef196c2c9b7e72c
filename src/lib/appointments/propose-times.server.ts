import { and, eq, sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newRef } from '#lib/database/new-id.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { findRows, type AppointmentRow } from './appointment-rows.server.ts'
import { sealMeeting } from './appointment-words.server.ts'
import { ensureOpen, findProposable } from './find-proposable.server.ts'
import { fitsProposal, inOrder, type Proposal } from './proposal.ts'
import { isOpen, mostOpen } from './rules.ts'
import { appointment } from './tables.server.ts'

/**
 * A worker offers times for an interest. The words are sealed with the person's key; the times are not, so that
 * they can be put in order. Tests: `appointments.test.ts`, `denied.test.ts`.
 *
 * @param appointmentId made with the form, 22 letters of base64url: pressed twice, it is one
 * @throws Refusal `not-found` for everybody who may not see this person's appointments; `changed-meanwhile` when the
 *   interest is over; `bad-input` for a time that is past or over a year ahead, and words that are missing, too long
 *   or hold a link; `too-many-tries` when ten are open for it
 */
export async function proposeTimes(
  db: Database,
  viewer: WorkerActor,
  interestId: string,
  appointmentId: string,
  proposal: Proposal
): Promise<void> {
  await db.write(async (tx, now) => {
    const found = ensureOpen(await findProposable(tx, viewer, interestId))
    if (!/^[\w-]{22}$/.test(appointmentId)) throw new Refusal('bad-input')
    const [known] = await tx
      .select({ id: appointment.id })
      .from(appointment)
      .where(and(eq(appointment.id, appointmentId), eq(appointment.interestId, interestId)))
    if (known) return
    if (!fitsProposal(proposal, now)) throw new Refusal('bad-input')
    const others = await findRows(tx, viewer, sql`a.interest_id = ${interestId}`, now)
    if (others.filter((one) => isStillOpen(one, now)).length >= mostOpen) throw new Refusal('too-many-tries')
    const { personId } = found
    const key = await openDataKey(db, personId, found.dataKeyId)
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
    await addNotice(tx, now, { to: personId, kind: 'appointment-proposed', about: appointmentId })
  })
}

/** What was offered and never answered is no more than a note once its times have passed. */
function isStillOpen(one: AppointmentRow, now: number): boolean {
  return isOpen(one, now) && (one.turn !== 'person' || one.times.length > 0)
}
