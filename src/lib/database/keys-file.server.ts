import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { createClient } from '@libsql/client/sqlite3'

/** The client of `keys.db`. The vault alone knows what is in it. */
export type KeyStore = Client

/**
 * Wrapped data keys live apart from the data they open, so that a copy of the database opens nothing.
 * `secure_delete` overwrites a destroyed key on the disk; rollback journal, not WAL, so that no copy
 * of it waits in a second file. One connection, because PRAGMAs reach only one.
 */
export async function openKeyStore(dataDir: string): Promise<KeyStore> {
  const client = createClient({ url: `file:${join(dataDir, 'keys.db')}`, concurrency: 1 })
  await client.execute('PRAGMA secure_delete = ON')
  // A thread that verifies everything reads here for a moment at a time: wait for it.
  await client.execute('PRAGMA busy_timeout = 5000') // ms
  await client.batch(
    [
      `CREATE TABLE IF NOT EXISTS data_key (
        id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, key_encryption_key_id TEXT NOT NULL,
        wrapped BLOB NOT NULL, created_at INTEGER NOT NULL)`,
      `CREATE TABLE IF NOT EXISTS erased_key (
        id TEXT PRIMARY KEY, owner_id TEXT NOT NULL, erased_at INTEGER NOT NULL)`,
      `CREATE TABLE IF NOT EXISTS removed_passkey (
        id TEXT PRIMARY KEY, removed_at INTEGER NOT NULL)`,
      `CREATE TABLE IF NOT EXISTS erased_section (
        owner_id TEXT NOT NULL, section TEXT NOT NULL,
        erased_up_to INTEGER NOT NULL, erased_at INTEGER NOT NULL)`,
      `CREATE TABLE IF NOT EXISTS closing (
        owner_id TEXT PRIMARY KEY, asked_at INTEGER NOT NULL, due_at INTEGER NOT NULL)`,
      `CREATE TABLE IF NOT EXISTS closed_account (
        owner_id TEXT PRIMARY KEY, closed_at INTEGER NOT NULL)`
    ],
    'write'
  )
  return client
}
