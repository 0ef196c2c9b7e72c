import type { StewardActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { noticeManagers } from '#lib/notices/add-notice.server.ts'
import { readCheckFacts } from './check-facts.server.ts'
import { countCheck, keepDecision } from './decide.server.ts'
import { restoreAnswer } from './rules.ts'

/**
 * One steward says that a suspended organisation may come back, and why; like a check, they rang the register's
 * own contact before. With the second it is verified for a year. What people shared with it stays ended.
 * Test: `steward-decisions.test.ts`.
 *
 * @param reason in the steward's words; kept, and shown to stewards only
 * @param seen of the page that the steward looked at
 * @returns whether it is back by this
 * @throws Refusal `not-found`; `already-done` when it is not suspended or this steward said so before;
 *   `not-allowed` for somebody who works or worked there; `changed-meanwhile` when it is not what was seen
 */
export async function restoreOrganisation(
  db: Database,
  actor: StewardActor,
  slug: string,
  { reason, seen }: { readonly reason: string; readonly seen: string }
): Promise<{ restored: boolean }> {
  return db.write(async (tx, now) => {
    const facts = await readCheckFacts(tx, slug, actor.accountId, now)
    if (!facts) throw new Refusal('not-found')
    const answer = restoreAnswer(facts, actor.accountId)
    if (answer === 'worked-there') throw new Refusal('not-allowed')
    if (answer !== 'can') throw new Refusal('already-done')
    if (facts.seen !== seen) throw new Refusal('changed-meanwhile')
    const decision = { organisationId: facts.id, accountId: actor.accountId, kind: 'restored' } as const
    await keepDecision(tx, { ...decision, reason }, now)
    const restored = await countCheck(tx, facts, actor.accountId, now)
    if (restored) await noticeManagers(tx, now, facts.id, 'organisation-restored', null)
    return { restored }
  })
}
