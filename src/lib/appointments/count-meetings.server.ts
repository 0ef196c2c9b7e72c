import { sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'

/**
 * Meetings of an organisation that began since then (ms UTC): those that took place, and those that it did not come
 * to. Where the two sides differ, the person's word counts. It tells a number and nobody's name, for the organisation's
 * public page.
 */
export async function countMeetings(
  db: Database,
  organisationId: string,
  since: number
): Promise<{ held: number; missedByService: number }> {
  const [found] = await db.read.all<{ held: number; missedByService: number }>(sql`
    SELECT count(*) FILTER (WHERE state = 'ATTENDED') AS held,
      count(*) FILTER (WHERE state = 'SERVICE_MISSED') AS missedByService
    FROM appointment
    WHERE organisation_id = ${organisationId} AND state IN ('ATTENDED', 'SERVICE_MISSED') AND starts_at >= ${since}`)
  return { held: found?.held ?? 0, missedByService: found?.missedByService ?? 0 }
}
