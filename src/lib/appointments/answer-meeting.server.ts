import { and, eq, sql } from 'drizzle-orm'
import type { WorkerActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addNotice } from '#lib/notices/add-notice.server.ts'
import { markAccepted } from '#lib/referrals/go-on-with-interest.server.ts'
import { addToMeeting } from './add-to-meeting.server.ts'
import { changeAppointment } from './change-appointment.server.ts'
import { listJoinable } from './join-meeting.server.ts'
import { isStillOn } from './list-others.server.ts'
import { mayBring } from './rules.ts'
import { meetingLeave } from './tables.server.ts'

/**
 * A service that was asked to a meeting of several says that it comes: that is a yes to the interest, too. The same
 * press again changes nothing.
 *
 * @throws Refusal `not-found` for everybody who may not see it; `changed-meanwhile` when the person took it back, the time
 *   has passed, or the meeting is no longer at that time
 */
export async function comeToMeeting(db: Database, viewer: WorkerActor, appointmentId: string): Promise<void> {
  await changeAppointment(db, viewer, appointmentId, null, async ({ tx, now, row, save }) => {
    const [at] = row.times
    if (row.state === 'CONFIRMED') return
    if (at === undefined || !mayBring('service', row, 'CONFIRMED', now, at)) {
      throw new Refusal('changed-meanwhile')
    }
    if (!(await isStillOn(tx, row, at))) throw new Refusal('changed-meanwhile')
    await save({ state: 'CONFIRMED', turn: null, startsAt: at, proposedBy: viewer.accountId })
    await markAccepted(tx, now, row.interestId, viewer.accountId)
    await addNotice(tx, now, { to: row.personId, kind: 'appointment-joined', about: row.id })
  })
}

/** Another service that the person lets this one ask, by the name that they allowed. */
export interface Leave {
  readonly leaveId: string
  readonly organisationName: string
}

/** What the person lets this service ask; only while its appointment is agreed and ahead. */
export function listLeave(db: Database, appointmentId: string): Promise<Leave[]> {
  return db.read.all<Leave>(sql`
    SELECT l.id AS leaveId, g.name AS organisationName
    FROM meeting_leave l
    JOIN appointment a ON a.id = l.appointment_id AND a.state = 'CONFIRMED' AND a.starts_at > ${db.now()}
    JOIN interest i ON i.id = l.interest_id AND i.state NOT IN ('WITHDRAWN', 'NOT_ABLE', 'FINISHED')
    JOIN offer o ON o.id = i.offer_id
    JOIN organisation g ON g.id = o.organisation_id AND g.state = 'verified'
    WHERE l.appointment_id = ${appointmentId} ORDER BY g.name`)
}

/**
 * A service asks another that the person let it ask. Once: the leave is used up by it.
 *
 * @throws Refusal `not-found` without such a leave, or for everybody who may not see the appointment;
 *   `changed-meanwhile` when it is not agreed any more
 */
export async function askWithLeave(
  db: Database,
  viewer: WorkerActor,
  appointmentId: string,
  leaveId: string
): Promise<void> {
  await changeAppointment(db, viewer, appointmentId, null, async (change) => {
    const { tx, now, row } = change
    const [leave] = await tx
      .delete(meetingLeave)
      .where(and(eq(meetingLeave.id, leaveId), eq(meetingLeave.appointmentId, row.id)))
      .returning()
    if (!leave) throw new Refusal('not-found')
    const { startsAt, meetingId } = row
    if (row.state !== 'CONFIRMED' || startsAt === null || startsAt <= now || meetingId === null) {
      throw new Refusal('changed-meanwhile')
    }
    const other = (await listJoinable(tx, row, now)).find(({ interestId }) => interestId === leave.interestId)
    if (!other) throw new Refusal('changed-meanwhile')
    const id = await addToMeeting(change, { ...other, meetingId, startsAt })
    await addNotice(tx, now, { to: row.personId, kind: 'appointment-changed', about: id })
  })
}
