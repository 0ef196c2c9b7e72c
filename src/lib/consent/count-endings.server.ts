import { sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { isOver } from './find-ended.server.ts'

/** Days that an organisation has to say what it did with its copies before that counts. */
const timeToAnswer = 14 * 24 * 60 * 60 * 1000 // ms

/** How many sharings with an organisation ended, and after how many it said what it did with its copies. */
export interface Endings {
  readonly ended: number
  /** It said that it deleted them, or named the law by which it keeps them. */
  readonly confirmed: number
}

/**
 * Counts over everybody who shared with this organisation or one of its workers, and says nothing of any one
 * of them. What ended in the last 14 days does not count yet, unless it was answered. Test: `endings.test.ts`.
 *
 * @param since ms UTC
 */
export async function countEndings(db: Database, organisationId: string, since: number): Promise<Endings> {
  const now = db.now()
  const { ended, confirmed } = await db.read.get<Endings>(sql`
    SELECT count(*) AS ended, count(n.answer) AS confirmed
    FROM sharing_thread t
    JOIN consent c ON c.thread_ref = t.ref
    LEFT JOIN ending_notice n ON n.consent_id = c.id
    WHERE t.organisation_id = ${organisationId} AND ${isOver(now)}
      AND min(c.until_at, ifnull(c.ended_at, c.until_at)) >= ${since}
      AND (n.answer IS NOT NULL OR min(c.until_at, ifnull(c.ended_at, c.until_at)) <= ${now - timeToAnswer})`)
  return { ended, confirmed }
}
