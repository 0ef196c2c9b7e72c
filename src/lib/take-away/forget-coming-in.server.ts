import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { broughtFile, comingIn } from './tables.server.ts'

/**
 * Forgets a copy that waits, and which files came with copies, because the person took their yes back. Part of
 * that one write. The bytes that wait are sealed with a key that is gone; the next sweep removes them.
 */
export async function forgetComingIn(tx: Writer, personId: string): Promise<void> {
  await tx.delete(comingIn).where(eq(comingIn.personId, personId))
  await tx.delete(broughtFile).where(eq(broughtFile.personId, personId))
}
