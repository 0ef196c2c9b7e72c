import type { Client } from '@libsql/client'
import { OperatorError } from './operator-error.ts'

/** Practice data and real people never share a database. */
export type Stamp = 'practice' | 'real'

/** For those who look after an instance of either kind: it must be there, and stays what it is. */
export type StampWanted = Stamp | 'as-it-is'

/**
 * Refuses a database that was made for the other mode. Runs before anything is written, migrations too.
 *
 * @throws OperatorError when the stamp does not fit
 */
export async function ensureStampFits(client: Client, wanted: StampWanted): Promise<void> {
  const found = await findStamp(client)
  if (wanted === 'as-it-is' && found === undefined) throw new OperatorError('This is no database of Waymark.')
  if (found === undefined || found === wanted || wanted === 'as-it-is') return
  throw new OperatorError(
    `This database was made for ${String(found)} use and this server runs in ${wanted} mode. Nothing was changed.`
  )
}

/** Marks a new database for one mode, for good. */
export async function ensureStamp(client: Client, wanted: StampWanted): Promise<void> {
  if (wanted === 'as-it-is') return
  await client.execute({ sql: 'INSERT OR IGNORE INTO instance (id, stamp) VALUES (1, ?)', args: [wanted] })
}

async function findStamp(client: Client): Promise<unknown> {
  const tables = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'instance'")
  if (tables.rows.length === 0) return undefined
  return (await client.execute('SELECT stamp FROM instance WHERE id = 1')).rows[0]?.stamp
}
