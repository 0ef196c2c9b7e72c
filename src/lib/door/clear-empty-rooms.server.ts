import { and, eq, ne, sql } from 'drizzle-orm'
import { isDoorOpen } from '#lib/accounts/session-door.server.ts'
import { hasKeptNothing } from '#lib/consent/has-kept-nothing.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { removeRoom } from '#lib/record/add-room.server.ts'
import type { Vault } from '#lib/vault/data-keys.server.ts'
import { privateRoom } from './tables.server.ts'

/** Removes each room of this person in which nothing was kept and that nobody has open, but `keep`. */
export async function clearEmptyRooms(
  vault: Vault,
  tx: Writer,
  ownerId: string,
  { keep, now }: { readonly keep: string | null; readonly now: number }
): Promise<void> {
  const rooms = await tx
    .select({ roomId: privateRoom.roomId })
    .from(privateRoom)
    .where(and(eq(privateRoom.ownerId, ownerId), keep === null ? sql`true` : ne(privateRoom.roomId, keep)))
  for (const { roomId } of rooms) {
    if ((await isDoorOpen(tx, roomId, now)) || !(await hasKeptNothing(tx, roomId))) continue
    await removeRoom(vault, tx, roomId, now)
  }
}
