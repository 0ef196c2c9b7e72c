import { sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import type { AppointmentRow } from './appointment-rows.server.ts'

/**
 * Who else comes to the same meeting, as this service may know it: the name of another service where the person allowed
 * names, else null. One that has not said yes is not among them. Test: `join.test.ts`.
 */
export async function listOthersForService(
  db: Database,
  { meetingId, id, personId }: Pick<AppointmentRow, 'meetingId' | 'id' | 'personId'>
): Promise<(string | null)[]> {
  if (meetingId === null) return []
  const rows = await db.read.all<{ name: string | null }>(sql`
    SELECT iif(m.names_shown, g.name, NULL) AS name
    FROM appointment a JOIN meeting m ON m.id = a.meeting_id JOIN organisation g ON g.id = a.organisation_id
    JOIN interest i ON i.id = a.interest_id
    WHERE a.meeting_id = ${meetingId} AND a.person_id = ${personId} AND a.id <> ${id}
      AND a.state NOT IN ('PROPOSED', 'MOVED', 'CANCELLED') AND i.state NOT IN ('WITHDRAWN', 'NOT_ABLE')
    ORDER BY g.name`)
  return rows.map(({ name }) => name)
}
