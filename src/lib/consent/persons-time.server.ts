import { sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'

/**
 * The time by which what this person shares and was asked is judged, as the gate judges it: the clock, and
 * never before their last history row (ms UTC).
 */
export async function findPersonsTime(db: Database, personId: string): Promise<number> {
  const [last] = await db.read.all<{ at: number }>(
    sql`SELECT at FROM history_row WHERE person_id = ${personId} ORDER BY seq DESC LIMIT 1`
  )
  return Math.max(db.now(), last?.at ?? 0)
}
