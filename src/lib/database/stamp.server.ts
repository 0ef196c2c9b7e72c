import type { Client } from '@libsql/client'
import { OperatorError } from './operator-error.ts'

/** Practice data and real people never share a database. */
export type Stamp = 'practice' | 'real'

/**
 * Refuses a database that was made for the other mode. Runs before anything is written, migrations too.
 *
 * @throws OperatorError when the stamp does not fit
 */
export async function ensureStampFits(client: Client, stamp: Stamp): Promise<void> {
  const tables = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'instance'")
  if (tables.rows.length === 0) return
  const found = (await client.execute('SELECT stamp FROM instance WHERE id = 1')).rows[0]?.stamp
  if (found === undefined || found === stamp) return
  throw new OperatorError(
    `This database was made for ${String(found)} use and this server runs in ${stamp} mode. Nothing was changed.`
  )
}

/** Marks a new database for one mode, for good. */
export async function ensureStamp(client: Client, stamp: Stamp): Promise<void> {
  await client.execute({ sql: 'INSERT OR IGNORE INTO instance (id, stamp) VALUES (1, ?)', args: [stamp] })
}
