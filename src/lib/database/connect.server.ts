import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, type Client } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import type { Keyring } from '#lib/vault/keyring.server.ts'
import { openKeyStore, type KeyStore } from './keys-file.server.ts'
import { takeLock } from './lock.server.ts'
import { makeWrite, type Write } from './write.server.ts'
import { ensureStamp, type Stamp } from './stamp.server.ts'

/** Rooms read with this; it has no insert, update or delete. */
export type Reader = Pick<LibSQLDatabase, 'select' | 'selectDistinct' | 'all' | 'get' | 'values' | '$count'>

/** What every use case takes first. */
export interface Database {
  readonly read: Reader
  readonly write: Write
  /** Server clock, integer milliseconds UTC. Inside `write` use the `now` that it hands over. */
  readonly now: () => number
  /** Wrapped data keys, in a file of their own. Only the vault uses this. */
  readonly keyStore: KeyStore
  /** What data keys are wrapped with; from a file, in production outside `dataDir`. */
  readonly keyring: Keyring
  /** Folder of this instance: database, keys and files. */
  readonly dataDir: string
  /** Lets the write that is under way finish, then closes every file. */
  readonly close: () => Promise<void>
}

export interface OpenOptions {
  readonly dataDir: string
  readonly stamp: Stamp
  readonly keyring: Keyring
  readonly now?: () => number
  /** A libSQL server instead of the embedded file. */
  readonly databaseUrl?: string | undefined
  readonly migrations?: string
}

/**
 * Opens the one database of an instance: takes the lock on its folder, brings the schema up to date,
 * and refuses a database made for the other mode.
 *
 * One process per file and one writer: the embedded engine can lose commits when two connections
 * write at once, and that one writer is also what orders "stop" before the next read.
 * Tests: `connect.test.ts`, `tests/integration/second-process.test.ts`.
 *
 * @throws OperatorError when another process holds the folder, or the stamp does not fit
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const unlock = await takeLock(options.dataDir)
  try {
    const client = createClient({ url: options.databaseUrl ?? `file:${join(options.dataDir, 'waymark.db')}` })
    if (!options.databaseUrl) await client.execute('PRAGMA journal_mode = WAL')
    const drizzled = drizzle(client)
    await migrate(drizzled, { migrationsFolder: options.migrations ?? './drizzle' })
    await ensureStamp(client, options.stamp)
    const keyStore = await openKeyStore(options.dataDir)
    const clock = options.now ?? Date.now
    const { write, settled } = makeWrite(drizzled, clock)
    return {
      read: drizzled,
      write,
      now: clock,
      keyStore,
      keyring: options.keyring,
      dataDir: options.dataDir,
      close: async () => {
        await settled()
        await closeFiles(client, keyStore, options.databaseUrl === undefined)
        unlock()
      }
    }
  } catch (cause) {
    unlock()
    throw cause
  }
}

async function closeFiles(client: Client, keyStore: KeyStore, embedded: boolean): Promise<void> {
  if (embedded) await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  client.close()
  keyStore.close()
}
