import type { Client } from '@libsql/client'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { OperatorError } from './operator-error.ts'

/**
 * Refuses a database that a newer Waymark has changed: this one would read and write it wrongly.
 *
 * @throws OperatorError when the database knows a migration that this program does not
 */
export async function ensureKnownSchema(client: Client, migrationsFolder: string): Promise<void> {
  const tables = await client.execute("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'")
  if (tables.rows.length === 0) return
  const known = new Set(readMigrationFiles({ migrationsFolder }).map((file) => file.hash))
  const { rows } = await client.execute('SELECT hash FROM __drizzle_migrations')
  if (rows.every((row) => known.has(String(row.hash)))) return
  throw new OperatorError(
    'This database was changed by another version of Waymark than this one. ' +
      'Run the newer version, or restore a backup that this version made. Nothing was changed.'
  )
}
