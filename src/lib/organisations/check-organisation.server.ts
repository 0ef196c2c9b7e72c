import { eq } from 'drizzle-orm'
import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { newId } from '#lib/database/new-id.ts'
import { readCheckFacts } from './check-facts.server.ts'
import { checkAnswer, checksNeeded } from './rules.ts'
import { organisation, organisationCheck, organisationDecision } from './tables.server.ts'

/**
 * Records that this steward rang the register's own contact and that the organisation is who it says.
 * Promises that it takes two different stewards to verify an organisation, or to bring back a suspended
 * one, and that nobody checks where they work or worked. Test: `steward-decisions.test.ts`.
 *
 * @returns whether it is verified now
 * @throws Refusal `not-found`; `already-done` when it is verified or this steward has checked it;
 *   `not-allowed` for somebody who works or worked there
 */
export async function checkOrganisation(
  db: Database,
  actor: StewardActor,
  slug: string
): Promise<{ verified: boolean }> {
  return db.write(async (tx, now) => {
    const facts = await readCheckFacts(tx, slug, actor.accountId)
    if (!facts) throw new Refusal('not-found')
    const answer = checkAnswer(facts, actor.accountId)
    if (answer === 'worked-there') throw new Refusal('not-allowed')
    if (answer !== 'can') throw new Refusal('already-done')
    const check = { organisationId: facts.id, accountId: actor.accountId, at: now }
    await tx.insert(organisationCheck).values(check)
    await tx.insert(organisationDecision).values({ ...check, id: newId(now), kind: 'checked' })
    const verified = facts.checkedBy.length + 1 >= checksNeeded
    if (verified)
      await tx.update(organisation).set({ state: 'verified' }).where(eq(organisation.id, facts.id))
    return { verified }
  })
}
