import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { blockKey } from './rules.ts'
import { block } from './tables.server.ts'

/**
 * Whom the person blocks whose private room this is; nobody for what is no room. What they say outside counts
 * in each room. Keys as `blockKey` makes them. Test: `door/open-door.test.ts`.
 */
export async function findOwnersBlocks(tx: Writer, roomId: string): Promise<string[]> {
  const rows = await tx
    .select({ kind: block.kind, id: block.targetId })
    .from(person)
    .innerJoin(block, eq(block.personId, person.roomOf))
    .where(eq(person.id, roomId))
  return rows.map(blockKey)
}
