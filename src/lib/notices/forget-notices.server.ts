import { eq, inArray, or } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { accountNotice } from './tables.server.ts'

/**
 * Forgets what waits for somebody, and with `about` also what waits for others about these ids: because they
 * took their yes back. Part of that one write.
 */
export async function forgetNotices(tx: Writer, toId: string, about: readonly string[] = []): Promise<void> {
  await tx
    .delete(accountNotice)
    .where(
      or(
        eq(accountNotice.toId, toId),
        about.length > 0 ? inArray(accountNotice.about, [...about]) : undefined
      )
    )
}
