import { eq } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { noticeManagers } from '#lib/notices/add-notice.server.ts'
import { readCheckFacts } from './check-facts.server.ts'
import { clearChecks, keepDecision } from './decide.server.ts'
import { organisation } from './tables.server.ts'

/**
 * Sends back what an organisation asks for: its application, which it can mend and send again, or the new name,
 * number or website that it wants to be known by. One steward can do it. Test: `steward-decisions.test.ts`.
 *
 * @param reason in the steward's words; the organisation's managers read it
 * @throws Refusal `not-found`; `already-done` when nothing waits; `not-allowed` for somebody who works or
 *   worked there
 */
export async function refuseOrganisation(
  db: Database,
  actor: StewardActor,
  slug: string,
  reason: string
): Promise<void> {
  await db.write(async (tx, now) => {
    const facts = await readCheckFacts(tx, slug, actor.accountId, now)
    if (!facts) throw new Refusal('not-found')
    if (facts.workedThere) throw new Refusal('not-allowed')
    const applies = facts.state === 'applied' && !facts.isBack
    const proposes = facts.state === 'verified' && facts.row.proposed !== null
    if (!applies && !proposes) throw new Refusal('already-done')
    await clearChecks(tx, facts.id)
    await tx
      .update(organisation)
      .set(applies ? { refusedAt: now } : { proposed: null })
      .where(eq(organisation.id, facts.id))
    const decision = { organisationId: facts.id, accountId: actor.accountId, kind: 'refused' } as const
    await keepDecision(tx, { ...decision, reason }, now)
    await noticeManagers(tx, now, facts.id, 'organisation-refused', null)
  })
}
