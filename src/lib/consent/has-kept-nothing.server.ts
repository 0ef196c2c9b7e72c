import { sql } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'

/** Whether this person, or private room, has begun, shared and been asked for nothing at all. */
export async function hasKeptNothing(tx: Writer, personId: string): Promise<boolean> {
  const [found] = await tx.all<{ kept: number }>(sql`
    SELECT EXISTS (SELECT 1 FROM consent_event WHERE person_id = ${personId})
      OR EXISTS (SELECT 1 FROM sharing_draft WHERE person_id = ${personId})
      OR EXISTS (SELECT 1 FROM ask_code WHERE person_id = ${personId}) AS kept`)
  return found?.kept === 0
}
