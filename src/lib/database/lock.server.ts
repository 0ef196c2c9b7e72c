import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { OperatorError } from './operator-error.ts'

/**
 * Holds an open write transaction on `lock.db` for as long as this process lives, so that a second
 * process is refused, and a killed one leaves nothing behind. Test: `second-process.test.ts`.
 *
 * @returns a function that lets go
 * @throws OperatorError when another process holds the folder
 */
export async function takeLock(dataDir: string): Promise<() => void> {
  const client = createClient({ url: `file:${join(dataDir, 'lock.db')}` })
  try {
    const transaction = await client.transaction('write')
    return () => {
      transaction.close()
      client.close()
    }
  } catch (cause) {
    client.close()
    throw new OperatorError(
      `Another Waymark process is using ${dataDir}. Stop it first, or choose another DATA_DIR.` +
        (existsSync(join(dataDir, 'admin.sock')) ? ' Admin commands reach it while it runs.' : ''),
      { cause }
    )
  }
}
