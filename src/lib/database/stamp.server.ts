import type { Client } from '@libsql/client'
import { OperatorError } from './operator-error.ts'

/** Practice data and real people never share a database. */
export type Stamp = 'practice' | 'real'

/** Marks a new database for one mode, and refuses an existing one that was made for the other. */
export async function ensureStamp(client: Client, stamp: Stamp): Promise<void> {
  await client.execute({ sql: 'INSERT OR IGNORE INTO instance (id, stamp) VALUES (1, ?)', args: [stamp] })
  const { rows } = await client.execute('SELECT stamp FROM instance WHERE id = 1')
  const found = rows[0]?.stamp
  if (found === stamp) return
  throw new OperatorError(
    `This database was made for ${String(found)} use and this server runs in ${stamp} mode. Nothing was changed.`
  )
}
