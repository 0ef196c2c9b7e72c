import { and, eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharing } from '#lib/consent/change-sharing.server.ts'
import { canDo } from '#lib/consent/rules.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { interest } from './tables.server.ts'

/**
 * The person takes an interest back, and with it the sharing it led to, unless another interest still
 * rests on the same sharing. A second press changes nothing.
 *
 * @throws Refusal `not-found` when it is not this person's
 */
export async function withdrawInterest(db: Database, actor: PersonActor, interestId: string): Promise<void> {
  await changeSharing(db, actor.personId, async (change) => {
    const [found] = await change.tx
      .select()
      .from(interest)
      .where(and(eq(interest.id, interestId), eq(interest.personId, actor.personId)))
    if (!found) throw new Refusal('not-found')
    if (found.state === 'WITHDRAWN') return
    await change.tx
      .update(interest)
      .set({ state: 'WITHDRAWN', withdrawnAt: change.at })
      .where(and(eq(interest.id, interestId), eq(interest.personId, actor.personId)))
    const others = await change.tx
      .select({ id: interest.id })
      .from(interest)
      .where(and(eq(interest.threadRef, found.threadRef), eq(interest.state, 'SENT')))
    if (others.length > 0) return
    for (const consent of change.sharing.consents.values()) {
      if (consent.threadRef !== found.threadRef || !canDo('withdraw', consent, change.at)) continue
      await change.record({ kind: 'withdrawn', consentId: consent.consentId })
      await change.tell({ what: 'stopped', consent })
    }
  })
}
