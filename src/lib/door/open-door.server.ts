import { count, eq } from 'drizzle-orm'
import type { SignedIn } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { countTry } from '#lib/accounts/limits.server.ts'
import { checkPassphrase, hashPassphrase } from '#lib/accounts/passphrase.server.ts'
import { setSessionDoor } from '#lib/accounts/session-door.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { addRoom } from '#lib/record/add-room.server.ts'
import { makeDataKey } from '#lib/vault/data-keys.server.ts'
import { clearEmptyRooms } from './clear-empty-rooms.server.ts'
import { privateRoom } from './tables.server.ts'

/** An open door shuts by itself after this long. */
export const doorStaysOpen = 15 * 60 * 1000 // ms
const maxRooms = 3

/**
 * Opens the room that belongs to this PIN, or an empty one when none does: whoever is made to open the
 * door can type other numbers, and nothing on the screen tells a door never used from an empty room or a
 * wrong PIN. As many PINs are hashed each time. A room in which nothing was kept is gone by the next
 * opening. Tests: `open-door.test.ts`, `tests/integration/private-door.test.ts`.
 *
 * @param pin six digits
 * @throws Refusal `too-many-tries` after 20 openings in an hour, or when three rooms are in use
 */
export async function openDoor(db: Database, signedIn: SignedIn, pin: string): Promise<void> {
  const { accountId: ownerId, sessionIdHash } = signedIn
  await countTry(db, 'door-account', ownerId)
  const known = await findRoom(db, ownerId, pin)
  const pinHash = await hashPassphrase(db.keyring, pin)
  const added = known ? null : { roomId: newId(db.now()), ownerId, pinHash }
  const dataKeyId = added && (await makeDataKey(db, added.roomId, db.now()))
  await db.write(async (tx, now) => {
    await clearEmptyRooms(db, tx, ownerId, { keep: known, now })
    if (added && dataKeyId) await add(tx, added, dataKeyId, now)
    const roomId = known ?? added?.roomId
    if (roomId) await setSessionDoor(tx, sessionIdHash, { roomId, until: now + doorStaysOpen })
  })
}

/** Shuts the door that this session opened. */
export async function closeDoor(db: Database, { sessionIdHash }: SignedIn): Promise<void> {
  await db.write((tx) => setSessionDoor(tx, sessionIdHash, null))
}

async function findRoom(db: Database, ownerId: string, pin: string): Promise<string | null> {
  const rooms = await db.read.select().from(privateRoom).where(eq(privateRoom.ownerId, ownerId))
  let found: string | null = null
  for (let at = 0; at < maxRooms; at++) {
    const room = rooms[at]
    if (await checkPassphrase(db.keyring, room?.pinHash ?? null, pin)) found = room?.roomId ?? null
  }
  return found
}

async function add(
  tx: Writer,
  room: typeof privateRoom.$inferInsert,
  dataKeyId: string,
  now: number
): Promise<void> {
  const [rooms] = await tx
    .select({ count: count() })
    .from(privateRoom)
    .where(eq(privateRoom.ownerId, room.ownerId))
  if ((rooms?.count ?? 0) >= maxRooms) throw new Refusal('too-many-tries')
  await addRoom(tx, { roomId: room.roomId, ownerId: room.ownerId, dataKeyId }, now)
  await tx.insert(privateRoom).values(room)
}
