import { eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { canDoWith } from './rules.ts'
import { supporter } from './tables.server.ts'
import { getTie } from './tie-store.server.ts'

/**
 * The person knows who used the code: it is the one they gave it to. Still nothing is shared.
 * Confirming twice is once. Tests: `ties.test.ts`.
 *
 * @throws Refusal `not-found` when it is not this person's, `already-done` when it is over, or nobody accepted
 */
export async function confirmSupporter(db: Database, actor: PersonActor, supporterId: string): Promise<void> {
  await changeSharing(db, actor.personId, async ({ tx, at, key, tell }) => {
    const { state, name } = await getTie(tx, key, actor, supporterId)
    if (state === 'confirmed') return
    if (!canDoWith('confirm', state)) throw new Refusal('already-done')
    await tx
      .update(supporter)
      .set({ state: 'confirmed', confirmedAt: at })
      .where(eq(supporter.id, supporterId))
    await tell({ what: 'confirmed-supporter', party: { kind: 'supporter', supporterId, name } })
  })
}
