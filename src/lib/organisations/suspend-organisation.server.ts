import { eq } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { endSharingWithOrganisation } from '#lib/consent/end-sharing-with.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { noticeManagers } from '#lib/notices/add-notice.server.ts'
import { clearChecks, keepDecision } from './decide.server.ts'
import { organisation } from './tables.server.ts'

/**
 * Shuts an organisation at once: its offers are gone from the list, and the gate opens nothing to its
 * workers from the next read on. One steward can do it. Its checks are cleared; two stewards must say that
 * it may come back (`restore-organisation.server.ts`). What people shared with it ends for good, right after,
 * or at the next start if this is cut short (`finish-ended-sharing.server.ts`). Test: `steward-decisions.test.ts`.
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
    await clearChecks(tx, found.id)
    const decision = { organisationId: found.id, accountId: actor.accountId, kind: 'suspended' } as const
    await keepDecision(tx, { ...decision, reason }, now)
    await noticeManagers(tx, now, found.id, 'organisation-suspended', null)
    return found.id
  })
  await endSharingWithOrganisation(db, organisationId)
}
