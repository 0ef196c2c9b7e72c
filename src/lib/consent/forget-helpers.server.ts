import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { assignment } from './tables.server.ts'

/** Forgets who helped a person, because they took their yes back. Part of that one write. */
export async function forgetHelpers(tx: Writer, personId: string): Promise<void> {
  await tx.delete(assignment).where(eq(assignment.personId, personId))
}
