import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Database } from '#lib/database/connect.server.ts'
import { destroyDataKeysOf } from '#lib/vault/data-keys.server.ts'
import { findErasedKeys } from '#lib/vault/erased-keys.server.ts'
import { sweepFiles } from '#lib/vault/files/sweep-files.server.ts'
import { eraseComplaintWords } from '#lib/voice/erase-complaint-words.server.ts'
import { applyErasure } from './apply-erasure.server.ts'
import { finishSectionErasures } from './finish-section-erasures.server.ts'
import { findRooms } from './add-room.server.ts'
import { person } from './tables.server.ts'

/**
 * Finishes every taking back, of a yes, of one complaint or of a file, that the main database has not heard of: a
 * crash came between the key and the record, or a backup from before was restored. Runs at each start,
 * before anybody is served. Tests: `take-back.test.ts`, `voice/complaints.test.ts`.
 */
export async function finishErasures(db: Database): Promise<void> {
  const erased = await findErasedKeys(db)
  await eraseComplaintWords(db, new Set(erased.map(({ id }) => id)))
  for (const { id: dataKeyId, ownerId: personId } of erased) {
    const stale = and(eq(person.id, personId), eq(person.dataKeyId, dataKeyId))
    if ((await db.read.$count(person, stale)) === 0) continue
    await db.write(async (tx, now) => void (await applyErasure(tx, { personId, dataKeyId }, now)))
  }
  await finishRoomErasures(db)
  await finishSectionErasures(db)
  await sweepFiles(db, new Set(erased.map(({ id }) => id)))
}

/** A private room goes with its owner's yes. */
async function finishRoomErasures(db: Database): Promise<void> {
  const owner = alias(person, 'owner')
  const left = await db.read
    .selectDistinct({ ownerId: owner.id })
    .from(person)
    .innerJoin(owner, eq(owner.id, person.roomOf))
    .where(and(isNull(owner.dataKeyId), isNotNull(person.dataKeyId)))
  for (const { ownerId } of left) {
    await db.write(async (tx, now) => {
      for (const room of await findRooms(tx, ownerId)) {
        await destroyDataKeysOf(db, room.personId, now)
        await applyErasure(tx, room, now)
      }
    })
  }
}
