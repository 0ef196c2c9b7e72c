import { inArray, isNotNull } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { complaint, complaintStep } from './tables.server.ts'

/**
 * Takes complaints back whose key was destroyed before the main database heard of it: after a crash in
 * between, or a backup from before. Runs at each start. Test: `complaints.test.ts`.
 */
export async function eraseComplaintWords(db: Database, erasedKeys: ReadonlySet<string>): Promise<void> {
  const rows = await db.read
    .select({ id: complaint.id, dataKeyId: complaint.dataKeyId })
    .from(complaint)
    .where(isNotNull(complaint.dataKeyId))
  const ids = rows.filter(({ dataKeyId }) => erasedKeys.has(dataKeyId ?? '')).map(({ id }) => id)
  if (ids.length === 0) return
  await db.write(async (tx, now) => {
    await tx.update(complaintStep).set({ sealed: null }).where(inArray(complaintStep.complaintId, ids))
    await tx
      .update(complaint)
      .set({ state: 'taken-back', dataKeyId: null, endedAt: now })
      .where(inArray(complaint.id, ids))
  })
}
