import { and, eq, isNotNull } from 'drizzle-orm'
import { addBareAccount, removeBareAccount } from '#lib/accounts/bare-account.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { destroyDataKey, type Vault } from '#lib/vault/data-keys.server.ts'
import { person } from './tables.server.ts'

/** Adds a private room: a person without a way in, whose sharing opens the record of its owner. */
export async function addRoom(
  tx: Writer,
  { roomId, ownerId, dataKeyId }: { roomId: string; ownerId: string; dataKeyId: string },
  now: number
): Promise<void> {
  await addBareAccount(tx, roomId, now)
  await tx.insert(person).values({ id: roomId, roomOf: ownerId, dataKeyId, createdAt: now })
}

/** Removes a room in which nothing was kept. What is no room is left alone. */
export async function removeRoom(vault: Vault, tx: Writer, roomId: string, now: number): Promise<void> {
  const [room] = await tx
    .select({ dataKeyId: person.dataKeyId })
    .from(person)
    .where(and(eq(person.id, roomId), isNotNull(person.roomOf)))
  if (!room) return
  if (room.dataKeyId) await destroyDataKey(vault, roomId, room.dataKeyId, now)
  await removeBareAccount(tx, roomId)
}

/** Rooms of this person whose key is still there. */
export async function findRooms(
  tx: Writer,
  ownerId: string
): Promise<{ personId: string; dataKeyId: string }[]> {
  const rooms = await tx
    .select({ personId: person.id, dataKeyId: person.dataKeyId })
    .from(person)
    .where(and(eq(person.roomOf, ownerId), isNotNull(person.dataKeyId)))
  return rooms.map(({ personId, dataKeyId }) => ({ personId, dataKeyId: dataKeyId! })) // isNotNull
}

/** Whose private room this is; null for what is no room. */
export async function findOwnerOfRoom(tx: Writer, roomId: string): Promise<string | null> {
  const [found] = await tx.select({ roomOf: person.roomOf }).from(person).where(eq(person.id, roomId))
  return found?.roomOf ?? null
}
