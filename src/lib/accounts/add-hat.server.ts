import type { Writer } from '#lib/database/write.server.ts'
import { hat, type HatKind } from './tables.server.ts'

/** Gives an account one more hat; one that it wears stays, one that ended is put on again. Part of a write. */
export async function addHat(tx: Writer, accountId: string, kind: HatKind, now: number): Promise<void> {
  await tx
    .insert(hat)
    .values({ accountId, kind, since: now })
    .onConflictDoUpdate({ target: [hat.accountId, hat.kind], set: { endedAt: null } })
}
