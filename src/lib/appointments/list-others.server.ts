import { sql } from 'drizzle-orm'
import type { Database, Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import type { AppointmentRow } from './appointment-rows.server.ts'

/** Another service of the same meeting. */
export interface Other {
  /** Null where the person keeps names back. */
  readonly name: string | null
  /** Whether it still comes at that time; if not, it has said yes before. */
  readonly comes: boolean
}

/**
 * Who else comes to the same meeting and who no longer does, as this service may know it. One that has not said yes is
 * not among them; of one that moved, cancelled or is done with, only that it no longer comes. Test: `join.test.ts`.
 */
export async function listOthersForService(
  db: Database,
  { meetingId, organisationId, personId }: Pick<AppointmentRow, 'meetingId' | 'organisationId' | 'personId'>
): Promise<Other[]> {
  if (meetingId === null) return []
  const rows = await db.read.all<{ name: string | null; comes: 0 | 1 }>(sql`
    SELECT iif(m.names_shown, g.name, NULL) AS name,
      max(a.state NOT IN ('MOVED', 'CANCELLED') AND (i.state NOT IN ('WITHDRAWN', 'NOT_ABLE')
        OR coalesce(i.withdrawn_at, i.answered_at) >= a.starts_at)) AS comes
    FROM appointment a JOIN meeting m ON m.id = a.meeting_id JOIN organisation g ON g.id = a.organisation_id
    JOIN interest i ON i.id = a.interest_id
    WHERE a.meeting_id = ${meetingId} AND a.person_id = ${personId} AND g.id <> ${organisationId}
      AND a.starts_at IS NOT NULL
    GROUP BY g.id ORDER BY g.name`)
  return rows.map(({ name, comes }) => ({ name, comes: comes === 1 }))
}

type Asked = Pick<AppointmentRow, 'id' | 'personId' | 'meetingId'>

/** Whether the meeting that a service is asked to is still to be at that time. `at` is ms UTC. */
export async function isStillOn(from: Reader | Writer, asked: Asked, at: number): Promise<boolean> {
  const { id, personId, meetingId } = asked
  const agreed = await from.all(sql`
    SELECT 1 FROM appointment a JOIN interest i ON i.id = a.interest_id
    WHERE a.meeting_id = ${meetingId} AND a.person_id = ${personId} AND a.id <> ${id} AND a.state = 'CONFIRMED'
      AND a.starts_at = ${at} AND i.state NOT IN ('WITHDRAWN', 'NOT_ABLE') LIMIT 1`)
  return agreed.length > 0
}
