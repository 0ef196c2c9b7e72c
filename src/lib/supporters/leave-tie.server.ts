import { and, eq } from 'drizzle-orm'
import type { SupporterActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import { changeSharingIn } from '#lib/consent/change-sharing.server.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { closeTie } from './end-tie.server.ts'
import { liveStates } from './rules.ts'
import { openSupporterName } from './supporter-name.server.ts'
import { familyEntry, supporter } from './tables.server.ts'

/**
 * A supporter leaves by themself: what was shared ends, and the person's history says that they left. Their
 * own entry goes at once, with the help they offered. Tests: `family.test.ts`.
 *
 * @throws Refusal `not-found` for a tie that is not theirs
 */
export async function leaveTie(db: Database, actor: SupporterActor, ref: string): Promise<void> {
  await db.write(async (tx, now) => {
    const gone = await tx
      .delete(familyEntry)
      .where(and(eq(familyEntry.ref, ref), eq(familyEntry.accountId, actor.accountId)))
      .returning({ ref: familyEntry.ref })
    if (gone.length === 0) throw new Refusal('not-found')
    const [tie] = await tx.select().from(supporter).where(eq(supporter.id, ref))
    if (!tie || !liveStates.includes(tie.state)) return
    await changeSharingIn(db, tx, now, tie.personId, async (change) => {
      await closeTie(change, ref, 'supporter')
      const name = openSupporterName(change.key, tie.personId, ref, tie.sealedName)
      await change.tell({ what: 'supporter-left', actor: { kind: 'supporter', supporterId: ref, name } })
    })
  })
}
