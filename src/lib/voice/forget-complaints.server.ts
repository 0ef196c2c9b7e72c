import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { complaint } from './tables.server.ts'

/**
 * Forgets everything a person complained about, because they took their yes back. Part of that one write;
 * the keys of the words went before, with the person's own (`vault/data-keys.server.ts`). Test:
 * `complaints.test.ts`.
 */
export async function forgetComplaints(tx: Writer, personId: string): Promise<void> {
  await tx.delete(complaint).where(eq(complaint.personId, personId))
}
