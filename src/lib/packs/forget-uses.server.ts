import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { recordUse } from './tables.server.ts'

/** What was used is gone with what was told. */
export async function forgetUses(tx: Writer, personId: string): Promise<void> {
  await tx.delete(recordUse).where(eq(recordUse.personId, personId))
}
