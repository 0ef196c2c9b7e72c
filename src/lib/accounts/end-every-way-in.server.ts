import type { Database } from '#lib/database/connect.server.ts'
import { joinCode, passkeyChallenge, session } from './tables.server.ts'

/**
 * Ends every session and every code that was made before: after a restore nobody is signed in, and a
 * card that was used or cancelled since the backup does not work again.
 * Test: `tests/integration/backup.test.ts`.
 */
export async function endEveryWayIn(db: Database): Promise<void> {
  await db.write(async (tx) => {
    await tx.delete(session)
    await tx.delete(passkeyChallenge)
    await tx.delete(joinCode)
  })
}
