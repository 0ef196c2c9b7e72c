import { eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { ownKey } from '#lib/ledger/own-history.server.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { recordUse } from './tables.server.ts'

/** How often what a person told once was used since. */
export interface Uses {
  /** Forms and CVs made. */
  readonly made: number
  /** Parts of the record that somebody looked at, once for each look: counted from the person's history. */
  readonly seen: number
}

/** Counts only what happened: a look that was refused is none. Test: `uses.test.ts`. */
export async function countUses(db: Database, actor: PersonActor): Promise<Uses> {
  const [use] = await db.read
    .select({ made: recordUse.made })
    .from(recordUse)
    .where(eq(recordUse.personId, actor.personId))
  let seen = 0
  for await (const { detail } of readChain(db.read, await ownKey(db, actor), actor.personId)) {
    if (detail?.what === 'looked' && detail.allowed) seen += detail.sections.length
  }
  return { made: use?.made ?? 0, seen }
}
