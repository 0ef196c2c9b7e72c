import { sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'

/**
 * Whether somebody used a code and waits to be confirmed, or somebody confirmed offers help that the person
 * has not answered. One query: home asks it each time. Tests: `ties.test.ts`, `family.test.ts`.
 */
export async function hasPeopleWaiting(db: Database, { personId }: PersonActor): Promise<boolean> {
  const [found] = await db.read.all<{ waits: 0 | 1 }>(sql`
    SELECT EXISTS (
      SELECT 1 FROM supporter s WHERE s.person_id = ${personId} AND (
        s.state = 'accepted' OR (
          s.state = 'confirmed'
          AND EXISTS (SELECT 1 FROM help_offer WHERE ref = s.id AND answer IS NULL)
          AND NOT EXISTS (SELECT 1 FROM block
            WHERE person_id = s.person_id AND kind = 'supporter' AND target_id = s.id)))) AS waits`)
  return found?.waits === 1
}
