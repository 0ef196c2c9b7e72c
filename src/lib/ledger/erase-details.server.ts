import { eq, sql } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'
import { erasure, historyDetail } from './tables.server.ts'

/**
 * Erases who-did-what of one chain: an `erasure` row stands for each detail, and the chain itself still
 * verifies and says nothing. Test: `erase-details.test.ts`.
 */
export async function eraseHistoryDetails(tx: Writer, personId: string, now: number): Promise<void> {
  await tx.run(sql`
    INSERT OR IGNORE INTO ${erasure} (person_id, seq, at)
    SELECT person_id, seq, ${now} FROM ${historyDetail} WHERE person_id = ${personId}`)
  await tx.delete(historyDetail).where(eq(historyDetail.personId, personId))
}
