import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { openDatabase, type Database } from '#lib/database/connect.server.ts'
import { root } from '../../scripts/places.ts'

/** A folder on the disk that the repository is on: `/tmp` may be memory, where nothing needs a flush. */
export function benchFolder(): string {
  const base = join(root, '.test-cache')
  mkdirSync(base, { recursive: true })
  return mkdtempSync(join(base, 'bench-'))
}

export interface BenchDatabase extends Database, AsyncDisposable {
  /** The very client that our queries go through, to measure a bare one beside them. */
  readonly client: Client
}

/** A real database with a real clock. `await using` closes and removes it. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = benchFolder()
  const keyring = {
    current: 'kek-bench',
    keyEncryptionKeys: { 'kek-bench': randomBytes(32) },
    pepper: randomBytes(32)
  }
  const db = await openDatabase({ dataDir, stamp: 'practice', keyring })
  return {
    ...db,
    client: (db.read as unknown as { $client: Client }).$client,
    [Symbol.asyncDispose]: async () => {
      await db.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
}
