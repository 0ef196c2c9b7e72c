import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { findOwnerOfRoom } from '#lib/record/add-room.server.ts'
import { blockKey } from './rules.ts'
import { block } from './tables.server.ts'

/**
 * Whom the person blocks whose private room this is; nobody for what is no room. What they say outside counts
 * in each room. Keys as `blockKey` makes them. Test: `door/open-door.test.ts`.
 */
export async function findOwnersBlocks(tx: Writer, roomId: string): Promise<string[]> {
  const ownerId = await findOwnerOfRoom(tx, roomId)
  if (!ownerId) return []
  const rows = await tx
    .select({ kind: block.kind, id: block.targetId })
    .from(block)
    .where(eq(block.personId, ownerId))
  return rows.map(blockKey)
}
