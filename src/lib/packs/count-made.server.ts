import { sql } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { recordUse } from './tables.server.ts'

/** The person made a form or a CV of what they told: one more use of it. Looking at one is none. */
export async function countMade(db: Database, { personId }: PersonActor): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .insert(recordUse)
      .values({ personId, made: 1 })
      .onConflictDoUpdate({ target: recordUse.personId, set: { made: sql`made + 1` } })
  })
}
