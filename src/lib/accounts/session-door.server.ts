import { and, eq, gt } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { session } from './tables.server.ts'

/** Opens a private room for one session until `until` (ms UTC), or shuts the one that is open. */
export async function setSessionDoor(
  tx: Writer,
  sessionIdHash: string,
  door: { readonly roomId: string; readonly until: number } | null
): Promise<void> {
  await tx
    .update(session)
    .set({ doorRoomId: door?.roomId ?? null, doorUntil: door?.until ?? null })
    .where(eq(session.idHash, sessionIdHash))
}

/** Whether some session has this room open at `now`. */
export async function isDoorOpen(tx: Writer, roomId: string, now: number): Promise<boolean> {
  return (await tx.$count(session, and(eq(session.doorRoomId, roomId), gt(session.doorUntil, now)))) > 0
}
