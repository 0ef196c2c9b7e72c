import { sql } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import type { AppointmentRow } from './appointment-rows.server.ts'
import { carer } from './may-see.server.ts'
import { tellService } from './tell-service.server.ts'

type Leaving = Pick<AppointmentRow, 'id' | 'personId' | 'organisationId' | 'meetingId'>

/**
 * One service of a meeting no longer comes at that time: each of the others, and whoever is asked to come, gets a line
 * about its own appointment. It says neither who, nor whose choice it was. Part of the write that ends the agreed one.
 * Test: `join.test.ts`.
 */
export async function tellOthers(
  tx: Writer,
  now: number,
  { id, personId, organisationId, meetingId }: Leaving
): Promise<void> {
  if (meetingId === null) return
  const others = await tx.all<Parameters<typeof tellService>[2]>(sql`
    SELECT a.id, a.organisation_id AS organisationId, a.person_id AS personId, ${carer()} AS carer
    FROM appointment a JOIN interest i ON i.id = a.interest_id JOIN sharing_thread t ON t.ref = i.thread_ref
    WHERE a.meeting_id = ${meetingId} AND a.person_id = ${personId} AND a.id <> ${id}
      AND a.organisation_id <> ${organisationId} AND i.state NOT IN ('WITHDRAWN', 'NOT_ABLE')
      AND (a.state = 'PROPOSED' OR a.state = 'CONFIRMED' AND a.starts_at > ${now})`)
  for (const other of others) await tellService(tx, now, other, 'appointment-one-less')
}

/** The same for everything that was agreed for later on an interest that ends now. Part of that write. */
export async function tellOthersOfInterest(tx: Writer, now: number, interestId: string): Promise<void> {
  const agreed = await tx.all<Leaving>(sql`
    SELECT id, person_id AS personId, organisation_id AS organisationId, meeting_id AS meetingId FROM appointment
    WHERE interest_id = ${interestId} AND meeting_id IS NOT NULL AND state = 'CONFIRMED' AND starts_at > ${now}`)
  for (const one of agreed) await tellOthers(tx, now, one)
}
