import { eq } from 'drizzle-orm'
import type { PersonActor } from '#lib/access/actors.ts'
import { Refusal } from '#lib/access/refusal.ts'
import type { Database } from '#lib/database/connect.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import type { DataKey } from '#lib/vault/seal.server.ts'
import { signCheckpoint } from './checkpoint.server.ts'
import { toFile, type HistoryFile } from './history-file.ts'
import { newestRows, readChain } from './read-chain.server.ts'
import { noRows, type ChainRow } from './rules.ts'

/** A person's own history, newest first, up to row `before`. A person's own view writes no row. */
export async function listHistory(
  db: Database,
  actor: PersonActor,
  page: { readonly before: number; readonly limit: number }
): Promise<ChainRow[]> {
  return newestRows(db.read, await ownKey(db, actor), actor.personId, page)
}

/** The whole chain, oldest first, signed as it stands: the file that the person can keep and check. */
export async function exportHistory(db: Database, actor: PersonActor): Promise<HistoryFile> {
  const chainId = actor.personId
  const rows = await Array.fromAsync(readChain(db.read, await ownKey(db, actor), chainId))
  return toFile(chainId, rows, await signCheckpoint(db, chainId, rows.at(-1) ?? noRows))
}

export async function ownKey(db: Database, actor: PersonActor): Promise<DataKey> {
  const [row] = await db.read
    .select({ dataKeyId: person.dataKeyId })
    .from(person)
    .where(eq(person.id, actor.personId))
  if (!row?.dataKeyId) throw new Refusal('not-found')
  return openDataKey(db, actor.personId, row.dataKeyId)
}
