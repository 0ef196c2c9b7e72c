import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, LibsqlError } from '@libsql/client/sqlite3'
import { OperatorError } from './operator-error.ts'

/**
 * Holds an open write transaction on `lock.db` for as long as this process lives, so that a second
 * process is refused, and a killed one leaves nothing behind.
 * Test: `tests/integration/second-process.test.ts`.
 *
 * @returns a function that lets go
 * @throws OperatorError when another process holds the folder, or it cannot be written
 */
export async function takeLock(dataDir: string): Promise<() => void> {
  const file = join(dataDir, 'lock.db')
  try {
    const client = createClient({ url: `file:${file}` })
    const transaction = await client.transaction('write').catch((cause: unknown) => {
      client.close()
      throw cause
    })
    return () => {
      transaction.close()
      client.close()
    }
  } catch (cause) {
    if (cause instanceof LibsqlError && cause.code === 'SQLITE_BUSY') {
      throw new OperatorError(
        `Another Waymark process is using ${dataDir}. Stop it first, or choose another DATA_DIR.` +
          (existsSync(join(dataDir, 'admin.sock')) ? ' Admin commands reach it while it runs.' : ''),
        { cause }
      )
    }
    throw new OperatorError(
      `Waymark cannot write to ${file}. Is the disk full, or the folder somebody else's?`,
      {
        cause
      }
    )
  }
}
