import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { Sqlite3Client } from '@libsql/client/sqlite3'
import type { LibSQLDatabase } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/sqlite3'
import type { Keyring } from '#lib/vault/keyring.server.ts'
import { ensureKnownSchema } from './known-schema.server.ts'
import { KeepingPool } from './keep-statements.server.ts'
import { openKeyStore, type KeyStore } from './keys-file.server.ts'
import { takeLock } from './lock.server.ts'
import { OperatorError } from './operator-error.ts'
import { makeWrite, type Write } from './write.server.ts'
import { ensureStamp, ensureStampFits, type StampWanted } from './stamp.server.ts'

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
  /** Lets the writes that wait finish, then closes every file. Closing again does nothing. */
  readonly close: () => Promise<void>
}

export interface OpenOptions {
  readonly dataDir: string
  readonly stamp: StampWanted
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
 * @throws OperatorError when another process holds the folder, it cannot be written, or the database is
 *   of the other mode or of a newer version
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  makeFolder(options.dataDir)
  const unlock = await takeLock(options.dataDir)
  const client = await connect(options)
  try {
    if (!options.databaseUrl) await client.execute('PRAGMA journal_mode = WAL')
    const drizzled = drizzle(client)
    const migrationsFolder = options.migrations ?? './drizzle'
    await ensureStampFits(client, options.stamp)
    await ensureKnownSchema(client, migrationsFolder)
    await migrate(drizzled, { migrationsFolder })
    await ensureStamp(client, options.stamp)
    const keyStore = await openKeyStore(options.dataDir)
    const clock = options.now ?? Date.now
    const { write, settled } = makeWrite(drizzled, clock)
    const close = once(async () => {
      await settled()
      if (!options.databaseUrl) await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
      client.close()
      keyStore.close()
      unlock()
    })
    return {
      read: drizzled,
      write,
      now: clock,
      keyStore,
      keyring: options.keyring,
      dataDir: options.dataDir,
      close
    }
  } catch (cause) {
    client.close()
    unlock()
    throw cause
  }
}

/** One is held by the write that runs; whoever reads meanwhile takes another for a moment. The client's own number. */
const mostConnections = 20

/** The client for a server brings three ways to reach one; an instance with a file of its own loads none. */
async function connect({ dataDir, databaseUrl }: OpenOptions): Promise<Client> {
  if (databaseUrl === undefined) {
    return new Sqlite3Client(new KeepingPool(join(dataDir, 'waymark.db'), {}, mostConnections), 'number')
  }
  const remote = await import('@libsql/client')
  return remote.createClient({ url: databaseUrl })
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new OperatorError(`Waymark cannot make the folder ${dataDir}.`, { cause })
  }
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined
  return () => (closing ??= close())
}
