import { eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { supporter } from './tables.server.ts'

/**
 * Ends every invite that was not used: after a restore, a code that was used, refused or replaced since the
 * backup does not work again. Test: `invites.test.ts`.
 */
export async function endInvites(db: Database): Promise<void> {
  await db.write(async (tx, now) => {
    await tx
      .update(supporter)
      .set({ state: 'ended', ending: 'restored', endedAt: now, codeHash: null })
      .where(eq(supporter.state, 'invited'))
  })
}
