import { and, eq } from 'drizzle-orm'
import type { SupporterActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { countTry } from '#lib/accounts/limits.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { addReport } from './add-report.server.ts'
import { openFamilyKey } from './family-key.server.ts'
import type { ReportKind } from './rules.ts'
import { familyEntry, supporter } from './tables.server.ts'

/**
 * A supporter tells the people who run Waymark that something is wrong. The person is not told, and nothing
 * else changes. Tests: `reports.test.ts`.
 *
 * @throws Refusal `not-found` for a tie that is not theirs, `too-many-tries` after 5 in a day
 */
export async function reportTie(
  db: Database,
  actor: SupporterActor,
  ref: string,
  report: { readonly kind: ReportKind; readonly words: string }
): Promise<void> {
  await countTry(db, 'report-account', actor.accountId)
  const familyKey = await openFamilyKey(db)
  await db.write(async (tx, now) => {
    const own = await tx
      .select({ ref: familyEntry.ref })
      .from(familyEntry)
      .where(and(eq(familyEntry.ref, ref), eq(familyEntry.accountId, actor.accountId)))
    if (own.length === 0) throw new Refusal('not-found')
    const [tie] = await tx
      .select({ personId: supporter.personId })
      .from(supporter)
      .where(eq(supporter.id, ref))
    if (tie) await addReport(tx, familyKey, { ...tie, ...report }, now)
  })
}
