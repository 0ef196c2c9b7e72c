import { sql } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'

/**
 * Ids of the organisations and of the workers' accounts that this person lets see nothing; behind a private door
 * those that its owner blocks, too. Whoever is among them gets no line about this person. Test:
 * `referrals/own-interests.test.ts`.
 */
export async function findBlocked(read: Reader | Writer, personId: string): Promise<ReadonlySet<string>> {
  const rows = await read.all<{ id: string }>(sql`
    SELECT target_id AS id FROM block WHERE kind IN ('organisation', 'worker')
      AND person_id IN (${personId}, (SELECT room_of FROM person WHERE id = ${personId}))`)
  return new Set(rows.map(({ id }) => id))
}
