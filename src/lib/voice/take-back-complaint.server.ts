import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { destroyDataKey } from '#lib/vault/data-keys.server.ts'
import { addStep } from './add-step.server.ts'
import { canDo } from './rules.ts'
import { complaint, complaintStep } from './tables.server.ts'

/**
 * The person takes a complaint back, also an answered one: every word that either side wrote is erased and
 * the key that sealed them destroyed. The reference and the days stay. A second press changes nothing.
 * Test: `complaints.test.ts`.
 *
 * @throws Refusal `not-found` when it is not theirs
 */
export async function takeBackComplaint(
  db: Database,
  { personId }: PersonActor,
  complaintId: string
): Promise<void> {
  await db.write(async (tx, now) => {
    const own = and(eq(complaint.id, complaintId), eq(complaint.personId, personId))
    const [found] = await tx.select().from(complaint).where(own)
    if (!found) throw new Refusal('not-found')
    if (!canDo('take-back', found.state)) return
    if (found.dataKeyId !== null) await destroyDataKey(db, personId, found.dataKeyId, now)
    await tx.update(complaintStep).set({ sealed: null }).where(eq(complaintStep.complaintId, found.id))
    await tx
      .update(complaint)
      .set({ state: 'taken-back', dataKeyId: null, endedAt: found.endedAt ?? now })
      .where(own)
    const erased = { ...found, dataKeyId: null }
    await addStep(tx, db, erased, { kind: 'taken-back', accountId: personId, words: null }, now)
  })
}
