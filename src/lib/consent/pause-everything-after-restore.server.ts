import { inArray } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { consent } from './tables.server.ts'
import { changeSharing } from './change-sharing.server.ts'
import { canDo } from './rules.ts'
import { Refusal } from '#lib/access/refusal.ts'

/**
 * After a restore nothing is open until its person says so: a backup may be older than a "stop".
 * Test: `tests/integration/backup.test.ts`.
 *
 * @returns how many sharings were paused
 */
export async function pauseEverybody(db: Database): Promise<number> {
  const people = await db.read
    .selectDistinct({ personId: consent.personId })
    .from(consent)
    .where(inArray(consent.state, ['open']))
  let paused = 0
  for (const { personId } of people) paused += await pauseAllOf(db, personId)
  return paused
}

async function pauseAllOf(db: Database, personId: string): Promise<number> {
  try {
    return await changeSharing(db, personId, async (change) => {
      let count = 0
      for (const consent of change.sharing.consents.values()) {
        if (!canDo('pause', consent, change.at)) continue
        await change.record({ kind: 'paused', consentId: consent.consentId, cause: 'restore' })
        await change.tell({ what: 'paused', actor: { kind: 'waymark' }, consent })
        count += 1
      }
      return count
    })
  } catch (cause) {
    // Somebody whose key is gone shares nothing.
    if (cause instanceof Refusal) return 0
    throw cause
  }
}
