import { sql } from 'drizzle-orm'
import { newRef } from '#lib/database/new-id.ts'
import { openMeeting, sealMeeting } from './appointment-words.server.ts'
import type { AppointmentChange } from './change-appointment.server.ts'
import { carer } from './may-see.server.ts'
import { tellService } from './tell-service.server.ts'
import { appointment } from './tables.server.ts'

/** Who is asked to which meeting, at which time (ms UTC). */
export interface Invited {
  readonly interestId: string
  readonly organisationId: string
  readonly meetingId: string
  readonly startsAt: number
}

/**
 * Asks another service to the meeting of an appointment: an appointment of its own with the same time, place and length
 * waits for its answer. What to bring is between the person and the first service. Part of that change.
 *
 * @returns its id
 */
export async function addToMeeting(
  { tx, now, row, key }: AppointmentChange,
  { interestId, organisationId, meetingId, startsAt }: Invited
): Promise<string> {
  const { personId, minutes } = row
  const id = newRef()
  const words = { ...openMeeting(key, personId, row.id, row.sealed), bring: '' }
  await tx.insert(appointment).values({
    id,
    personId,
    organisationId,
    interestId,
    state: 'PROPOSED',
    turn: 'service',
    times: [startsAt],
    minutes,
    sealed: sealMeeting(key, personId, id, words),
    meetingId,
    calendarUid: newRef(),
    sequence: 1,
    createdAt: now,
    changedAt: now
  })
  const [found] = await tx.all<{ carer: string | null }>(sql`
    SELECT ${carer()} AS carer
    FROM interest i JOIN sharing_thread t ON t.ref = i.thread_ref WHERE i.id = ${interestId}`)
  await tellService(
    tx,
    now,
    { organisationId, id, personId, carer: found?.carer ?? null },
    'appointment-asked'
  )
  return id
}
