import { eq } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { forgetNotices } from '#lib/notices/forget-notices.server.ts'
import { interest } from './tables.server.ts'

/**
 * Forgets everything a person was interested in, with its messages and what waits for anybody about it,
 * because they took their yes back. Part of that one write.
 */
export async function forgetInterests(tx: Writer, personId: string): Promise<void> {
  const gone = await tx.delete(interest).where(eq(interest.personId, personId)).returning({ id: interest.id })
  await forgetNotices(
    tx,
    personId,
    gone.map(({ id }) => id)
  )
}
