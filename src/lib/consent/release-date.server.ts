import { ownerOf, type PersonActor } from '#lib/access/actors.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { findOwnSection } from '#lib/record/own-record.server.ts'

/** The day on which this person gets out, as they told it: ISO date; null when they did not. */
export async function findReleaseDate(db: Database, actor: PersonActor): Promise<string | null> {
  const own = await findOwnSection(db, ownerOf(actor), 'release')
  const told = own?.document.releaseDate
  return typeof told === 'string' ? told : null
}
