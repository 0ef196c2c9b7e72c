import { eq, inArray, sql } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { helpOffer, supporter } from './tables.server.ts'

/**
 * Forgets a person's family and friends, because they took their yes back. Part of that one write. What
 * was shared with whom stays on record without a name; the others' own pages stay as they are.
 */
export async function forgetSupporters(tx: Writer, personId: string, now: number): Promise<void> {
  const theirs = tx.select({ id: supporter.id }).from(supporter).where(eq(supporter.personId, personId))
  await tx.update(helpOffer).set({ sealedNote: null }).where(inArray(helpOffer.ref, theirs))
  await tx
    .update(supporter)
    .set({
      state: 'ended',
      ending: 'taken-back',
      endedAt: sql`ifnull(ended_at, ${now})`,
      sealedName: Buffer.alloc(0),
      sealedOwnName: null,
      codeHash: null
    })
    .where(eq(supporter.personId, personId))
}
