import { eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { destroyDataKeysOf, type Vault } from '#lib/vault/data-keys.server.ts'
import { removeFromDisk } from '#lib/vault/files/disk.server.ts'
import { applyErasure } from './apply-erasure.server.ts'
import { findRooms } from './add-room.server.ts'
import { person } from './tables.server.ts'

/**
 * Takes back the yes to Waymark keeping what this person tells it (UK GDPR 7(3), 17(1)(b)). First
 * their keys are destroyed, with those of their private rooms: from then on nothing they wrote opens anywhere, whatever happens next. In the same
 * turn of the one writer all sharing ends and the record is deleted, so that nobody reads in between. A
 * crash between the two is finished at the next start (`finish-erasures.server.ts`). Taking back twice is
 * one taking back; without a yes it does nothing. Tests: `take-back.test.ts`.
 */
export async function takeBack(db: Database, { personId }: PersonActor): Promise<void> {
  const files = await db.write((tx, now) => takeBackIn(db, tx, now, personId))
  await removeFromDisk(db.dataDir, files)
}

/** The same as part of a write. Returns ids of files for the caller to remove from the disk after it. */
export async function takeBackIn(vault: Vault, tx: Writer, now: number, personId: string): Promise<string[]> {
  const [found] = await tx.select({ dataKeyId: person.dataKeyId }).from(person).where(eq(person.id, personId))
  const dataKeyId = found?.dataKeyId
  if (!dataKeyId) return []
  const all = [{ personId, dataKeyId }, ...(await findRooms(tx, personId))]
  for (const one of all) await destroyDataKeysOf(vault, one.personId, now)
  const left: string[] = []
  for (const one of all) left.push(...(await applyErasure(tx, one, now)))
  return left
}
