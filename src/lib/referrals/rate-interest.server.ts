import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { sealUseful } from './answer-words.server.ts'
import { findInterest } from './find-interest.server.ts'
import { mayRate, type UsefulAnswer } from './rules.ts'
import { interest } from './tables.server.ts'

/**
 * The person says for themself whether it was useful, or with null takes that away. It is sealed under their
 * own key; no page, figure or list of anybody else reads it. Test: `own-interests.test.ts`.
 *
 * @throws Refusal `not-found` when it is not theirs, `already-done` before it began
 */
export async function rateInterest(
  db: Database,
  actor: PersonActor,
  interestId: string,
  useful: UsefulAnswer | null
): Promise<void> {
  await changeSharing(db, actor.personId, async ({ tx, key }) => {
    const found = await findInterest(tx, interestId)
    if (found?.personId !== actor.personId) throw new Refusal('not-found')
    if (!mayRate(found.state)) throw new Refusal('already-done')
    await tx
      .update(interest)
      .set({ usefulSealed: useful && sealUseful(key, found, useful) })
      .where(and(eq(interest.id, interestId), eq(interest.personId, actor.personId)))
  })
}
