import { eq } from 'drizzle-orm'
import { newRef } from '#lib/database/new-id.ts'
import type { Writer } from '#lib/database/write.server.ts'
import { account } from './tables.server.ts'

/** An account with no name, no way in and no hat, for what hangs on an account and is nobody's sign-in. */
export async function addBareAccount(tx: Writer, id: string, now: number): Promise<void> {
  await tx.insert(account).values({ id, userHandle: newRef(), createdAt: now })
}

export async function removeBareAccount(tx: Writer, id: string): Promise<void> {
  await tx.delete(account).where(eq(account.id, id))
}
