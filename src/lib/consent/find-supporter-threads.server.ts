import { eq } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { sharingThread } from './tables.server.ts'

/** References of everything that is or was shared with this supporter; none before the first yes. */
export async function findSupporterThreads(read: Reader | Writer, supporterId: string): Promise<string[]> {
  const rows = await read
    .select({ ref: sharingThread.ref })
    .from(sharingThread)
    .where(eq(sharingThread.supporterId, supporterId))
  return rows.map(({ ref }) => ref)
}
