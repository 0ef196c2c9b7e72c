import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { askCode, sharingDraft } from './tables.server.ts'

/**
 * Forgets every sharing question that a person began and every code they made, because they took their yes
 * back. Part of that one write.
 */
export async function forgetDrafts(tx: Writer, personId: string): Promise<void> {
  await tx.delete(sharingDraft).where(eq(sharingDraft.personId, personId))
  await tx.delete(askCode).where(eq(askCode.personId, personId))
}
