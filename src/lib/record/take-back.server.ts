import { eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { destroyDataKey } from '#lib/vault/data-keys.server.ts'
import { applyErasure } from './apply-erasure.server.ts'
import { person } from './tables.server.ts'

/**
 * Takes back the yes to Waymark keeping what this person tells it (UK GDPR 7(3), 17(1)(b)). First their
 * key is destroyed: from then on nothing they wrote opens anywhere, whatever happens next. Then one write
 * ends all sharing and deletes the record. A crash between the two is finished at the next start
 * (`finish-erasures.server.ts`). Taking back twice is one taking back; without a yes it does nothing.
 * Tests: `take-back.test.ts`.
 */
export async function takeBack(db: Database, actor: PersonActor): Promise<void> {
  const { personId } = actor
  const [found] = await db.read
    .select({ dataKeyId: person.dataKeyId })
    .from(person)
    .where(eq(person.id, personId))
  const dataKeyId = found?.dataKeyId
  if (!dataKeyId) return
  await destroyDataKey(db, personId, dataKeyId, db.now())
  await db.write((tx, now) => applyErasure(tx, { personId, dataKeyId }, now))
}
