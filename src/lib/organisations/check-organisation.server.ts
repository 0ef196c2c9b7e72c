import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { noticeManagers } from '#lib/notices/add-notice.server.ts'
import { readCheckFacts } from './check-facts.server.ts'
import { countCheck, keepDecision } from './decide.server.ts'
import { checkAnswer } from './rules.ts'

/**
 * Records that this steward rang the register's own contact and that the organisation is who it says: when it
 * applied, each year, and when its name, kind, number, website or managers changed. Promises that it takes two
 * different stewards, and that nobody checks where they work or worked. Test: `steward-decisions.test.ts`.
 *
 * @param seen of the page that the steward looked at
 * @returns whether it is verified by this
 * @throws Refusal `not-found`; `already-done` when it needs no check or this steward has made theirs;
 *   `not-allowed` for somebody who works or worked there; `changed-meanwhile` when it is not what was seen
 */
export async function checkOrganisation(
  db: Database,
  actor: StewardActor,
  slug: string,
  seen: string
): Promise<{ verified: boolean }> {
  return db.write(async (tx, now) => {
    const facts = await readCheckFacts(tx, slug, actor.accountId, now)
    if (!facts) throw new Refusal('not-found')
    const answer = checkAnswer(facts, actor.accountId)
    if (answer === 'worked-there' || answer === 'suspended') throw new Refusal('not-allowed')
    if (answer !== 'can') throw new Refusal('already-done')
    if (facts.seen !== seen) throw new Refusal('changed-meanwhile')
    const decision = { organisationId: facts.id, accountId: actor.accountId, kind: 'checked' } as const
    await keepDecision(tx, decision, now)
    const verified = await countCheck(tx, facts, actor.accountId, now)
    if (verified) await noticeManagers(tx, now, facts.id, 'organisation-checked', null)
    return { verified }
  })
}
