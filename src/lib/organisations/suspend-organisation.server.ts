import { eq } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { endSharingWithOrganisation } from '#lib/consent/end-sharing-with.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { organisation, organisationCheck, organisationDecision } from './tables.server.ts'

/**
 * Shuts an organisation at once: its offers are gone from the list, and the gate opens nothing to its
 * workers from the next read on. One steward can do it. Its checks are cleared, so that two stewards
 * must check it again before it is back; what people shared with it ends for good, right after, or at the
 * next start if this is cut short (`finish-ended-sharing.server.ts`). Test: `steward-decisions.test.ts`.
 *
 * @param reason in the steward's words; kept, and shown to stewards only
 * @throws Refusal `not-found`; `already-done` when it is suspended
 */
export async function suspendOrganisation(
  db: Database,
  actor: StewardActor,
  slug: string,
  reason: string
): Promise<void> {
  const organisationId = await db.write(async (tx, now) => {
    const [found] = await tx
      .select({ id: organisation.id, state: organisation.state })
      .from(organisation)
      .where(eq(organisation.slug, slug))
    if (!found) throw new Refusal('not-found')
    if (found.state === 'suspended') throw new Refusal('already-done')
    await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, found.id))
    await tx.delete(organisationCheck).where(eq(organisationCheck.organisationId, found.id))
    await tx.insert(organisationDecision).values({
      id: newId(now),
      organisationId: found.id,
      accountId: actor.accountId,
      kind: 'suspended',
      reason,
      at: now
    })
    return found.id
  })
  await endSharingWithOrganisation(db, organisationId)
}
