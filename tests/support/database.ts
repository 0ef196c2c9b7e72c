import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '#lib/database/connect.server.ts'
import type { Keyring } from '#lib/vault/keyring.server.ts'

/** A clock that tests set. Milliseconds UTC. */
export interface TestClock {
  (): number
  set(to: number): void
  move(by: number): void
}

export function testClock(start = Date.UTC(2026, 10, 22, 9)): TestClock {
  let at = start
  return Object.assign(() => at, {
    set: (to: number) => void (at = to),
    move: (by: number) => void (at += by)
  })
}

export const testKeyring = (): Keyring => ({
  current: 'kek-test',
  keyEncryptionKeys: { 'kek-test': randomBytes(32) },
  pepper: randomBytes(32)
})

export interface TestDatabase extends Database, AsyncDisposable {
  readonly clock: TestClock
}

/**
 * A real, migrated database in a folder of its own. `await using db = await openTestDatabase()` closes
 * and removes it. `memory` puts the folder on a memory disk, for tests of order rather than of durability.
 */
export async function openTestDatabase(
  options: { memory?: boolean; now?: number } = {}
): Promise<TestDatabase> {
  const base = options.memory && existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const dataDir = mkdtempSync(join(base, 'waymark-test-'))
  const clock = testClock(options.now)
  const db = await openDatabase({ dataDir, stamp: 'practice', keyring: testKeyring(), now: clock })
  const opened: TestDatabase = {
    ...db,
    clock,
    [Symbol.asyncDispose]: async () => {
      // Not `db.close`: a test that restarts puts a newer handle in this object.
      await opened.close()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
  return opened
}
