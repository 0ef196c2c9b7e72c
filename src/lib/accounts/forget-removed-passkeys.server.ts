import { eq } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { findRemovedPasskeys } from '#lib/vault/removed-passkeys.server.ts'
import { passkey } from './tables.server.ts'

/** Removes again every passkey that was removed after the backup that was just restored. Test: `passkeys.test.ts`. */
export async function forgetRemovedPasskeys(db: Database): Promise<void> {
  const removed = await findRemovedPasskeys(db)
  await db.write(async (tx) => {
    for (const id of removed) await tx.delete(passkey).where(eq(passkey.id, id))
  })
}
