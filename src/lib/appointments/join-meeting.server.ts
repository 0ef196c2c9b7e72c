import { and, eq, sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { openStates } from '#lib/referrals/rules.ts'
import { addToMeeting } from './add-to-meeting.server.ts'
import type { AppointmentRow } from './appointment-rows.server.ts'
import { changeAppointment } from './change-appointment.server.ts'
import { mayBeOpen } from './may-see.server.ts'
import { tellService } from './tell-service.server.ts'
import { meeting, meetingLeave } from './tables.server.ts'

/** Another service of the person that could come to the same meeting. */
export interface Joinable {
  readonly interestId: string
  readonly organisationId: string
  readonly organisationName: string
  readonly offerTitle: string
}

/** Services of this person's other interests that go on, are verified and shared with, and are not in the meeting yet; each once. */
export function listJoinable(
  from: Reader | Writer,
  {
    personId,
    id,
    meetingId,
    organisationId
  }: Pick<AppointmentRow, 'personId' | 'id' | 'meetingId' | 'organisationId'>,
  now: number
): Promise<Joinable[]> {
  return from.all<Joinable>(sql`
    SELECT max(i.id) AS interestId, g.id AS organisationId, g.name AS organisationName, o.title AS offerTitle
    FROM interest i JOIN offer o ON o.id = i.offer_id JOIN organisation g ON g.id = o.organisation_id
    JOIN sharing_thread t ON t.ref = i.thread_ref
    WHERE i.person_id = ${personId} AND g.state = 'verified' AND g.id <> ${organisationId}
      AND i.state IN (SELECT value FROM json_each(${JSON.stringify(openStates)}))
      AND ${mayBeOpen(now)}
      AND NOT EXISTS (SELECT 1 FROM block WHERE person_id = i.person_id AND target_id = g.id)
      AND NOT EXISTS (SELECT 1 FROM appointment a
        WHERE a.meeting_id = ${meetingId} AND a.organisation_id = g.id AND a.state IN ('PROPOSED', 'CONFIRMED'))
      AND NOT EXISTS (SELECT 1 FROM meeting_leave l WHERE l.appointment_id = ${id} AND l.interest_id = i.id)
    GROUP BY g.id ORDER BY g.name`)
}

export interface Joining {
  readonly interestId: string
  /** Whether the services may know each other's names; else each knows that somebody else comes. */
  readonly namesShown: boolean
  /** Who asks: the person now, or the service that they meet, which learns that other service's name. */
  readonly who: 'person' | 'service'
}

/**
 * The person lets another of their services come to an appointment that is agreed. It gets an appointment of its own, and
 * says itself whether it comes. Names once kept back in a meeting stay so. Tests: `join.test.ts`.
 *
 * @throws Refusal `not-found` when either is not theirs or cannot be asked; `changed-meanwhile` when the appointment is
 *   not agreed or has begun
 */
export async function joinMeeting(
  db: Database,
  actor: PersonActor,
  appointmentId: string,
  sequence: number,
  { interestId, namesShown, who }: Joining
): Promise<void> {
  await changeAppointment(db, actor, appointmentId, sequence, async (change) => {
    const { tx, now, row, save } = change
    if (row.state !== 'CONFIRMED' || row.startsAt === null || row.startsAt <= now) {
      throw new Refusal('changed-meanwhile')
    }
    const other = (await listJoinable(tx, row, now)).find((one) => one.interestId === interestId)
    if (!other) throw new Refusal('not-found')
    const meetingId = await ensureMeeting(tx, now, row, namesShown)
    await save({ meetingId })
    if (who === 'person') {
      await addToMeeting(change, { ...other, meetingId, startsAt: row.startsAt })
    } else {
      await tx.insert(meetingLeave).values({ id: newId(now), appointmentId, interestId, givenAt: now })
      await tellService(tx, now, row, 'appointment-may-ask')
    }
  })
}

async function ensureMeeting(
  tx: Writer,
  now: number,
  { personId, meetingId }: AppointmentRow,
  namesShown: boolean
): Promise<string> {
  if (meetingId === null) {
    const id = newId(now)
    await tx.insert(meeting).values({ id, personId, namesShown })
    return id
  }
  if (!namesShown) {
    await tx
      .update(meeting)
      .set({ namesShown })
      .where(and(eq(meeting.id, meetingId), eq(meeting.personId, personId)))
  }
  return meetingId
}
