import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { privateRoom } from './tables.server.ts'

/** Forgets which PIN opened which private room of somebody who is deleted. Part of that one write. */
export async function forgetRooms(tx: Writer, ownerId: string): Promise<void> {
  await tx.delete(privateRoom).where(eq(privateRoom.ownerId, ownerId))
}
