import { sql } from 'drizzle-orm'
import type { Writer } from '#lib/database/write.server.ts'

const hour = 60 * 60 * 1000 // ms
const allowedDenials = 30

/** Counts one denied read of this account. Whether it is one too many: then nothing more is written or answered. */
export async function isOneTooMany(tx: Writer, accountId: string, now: number): Promise<boolean> {
  const rows = await tx.all<{ count: number }>(sql`
    INSERT INTO denial_count (account_id, since, count) VALUES (${accountId}, ${now}, 1)
    ON CONFLICT (account_id) DO UPDATE SET
      count = CASE WHEN ${now} - since >= ${hour} THEN 1 ELSE count + 1 END,
      since = CASE WHEN ${now} - since >= ${hour} THEN ${now} ELSE since END
    RETURNING count`)
  return rows.some(({ count }) => count > allowedDenials)
}
