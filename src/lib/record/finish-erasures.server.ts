import { and, eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { findErasedKeys } from '#lib/vault/erased-keys.server.ts'
import { applyErasure } from './apply-erasure.server.ts'
import { person } from './tables.server.ts'

/**
 * Finishes every taking back that the main database has not heard of: a crash came between the key and
 * the record, or a backup from before was restored. Runs at each start, before anybody is served.
 * Tests: `take-back.test.ts`.
 */
export async function finishErasures(db: Database): Promise<void> {
  for (const { id: dataKeyId, ownerId: personId } of await findErasedKeys(db)) {
    const stale = and(eq(person.id, personId), eq(person.dataKeyId, dataKeyId))
    if ((await db.read.$count(person, stale)) === 0) continue
    await db.write((tx, now) => applyErasure(tx, { personId, dataKeyId }, now))
  }
}
