import { and, count, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addStep } from './add-step.server.ts'
import { canDo, mostAdded } from './rules.ts'
import { complaint, complaintStep } from './tables.server.ts'

/**
 * The person adds to what they told, while it is open.
 *
 * @throws Refusal `not-found` when it is not theirs, `changed-meanwhile` when it ended, `too-many-tries`
 *   after 20 additions
 */
export async function addToComplaint(
  db: Database,
  { personId }: PersonActor,
  complaintId: string,
  words: string
): Promise<void> {
  await db.write(async (tx, now) => {
    const [found] = await tx
      .select()
      .from(complaint)
      .where(and(eq(complaint.id, complaintId), eq(complaint.personId, personId)))
    if (!found) throw new Refusal('not-found')
    if (!canDo('add', found.state)) throw new Refusal('changed-meanwhile')
    const [added] = await tx
      .select({ count: count() })
      .from(complaintStep)
      .where(and(eq(complaintStep.complaintId, found.id), eq(complaintStep.kind, 'added')))
    if ((added?.count ?? 0) >= mostAdded) throw new Refusal('too-many-tries')
    await addStep(
      tx,
      db,
      found,
      { kind: 'added', accountId: personId, words: { text: words, line: null } },
      now
    )
  })
}
