import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { interest } from './tables.server.ts'

/** Forgets everything a person was interested in, because they took their yes back. Part of that one write. */
export async function forgetInterests(tx: Writer, personId: string): Promise<void> {
  await tx.delete(interest).where(eq(interest.personId, personId))
}
