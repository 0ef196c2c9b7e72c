import { parentPort, workerData } from 'node:worker_threads'
import { join } from 'node:path'
import { createClient, type Client } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import type { Database } from '#lib/database/connect.server.ts'
import { openKeyStore } from '#lib/database/keys-file.server.ts'
import type { Keyring } from '#lib/vault/keyring.server.ts'
import type { HeavyTask } from './heavy-work.server.ts'

/** The other end of `doHeavyWork`: one task, one answer. */
const task = workerData as HeavyTask
const source = join(task.dataDir, 'waymark.db')

parentPort?.postMessage(await work())

/** Each task loads no more than it needs, so that a thread starts in a moment. */
async function work(): Promise<unknown> {
  switch (task.name) {
    case 'verify-histories':
      return onSnapshot((await import('#lib/ledger/verify-all.server.ts')).verifyAllHistories)
    case 'verify-consents':
      return onSnapshot((await import('#lib/consent/verify-consents.server.ts')).verifyConsents)
    case 'copy-database': {
      const { copyDatabase } = await import('./copy-database.server.ts')
      return copyDatabase(source, (task.ask as { to: string }).to)
    }
  }
}

/** Reads everything as it was at one moment. Nothing is written, so the one writer stays the only one. */
async function onSnapshot<T>(look: (db: Database) => Promise<T>): Promise<T> {
  const client = createClient({ url: `file:${source}` })
  const snapshot = await client.transaction('read')
  const keyStore = await openKeyStore(task.dataDir)
  // A transaction executes as a client does, and reading needs no more than that.
  const read = drizzle(snapshot as unknown as Client)
  try {
    return await look({
      read,
      write: (fn) => fn(read, task.now),
      now: () => task.now,
      keyStore,
      keyring: asBuffers(task.keyring),
      dataDir: task.dataDir,
      close: async () => undefined
    })
  } finally {
    snapshot.close()
    client.close()
    keyStore.close()
  }
}

/** Bytes come over to a thread as plain arrays. */
function asBuffers({ current, keyEncryptionKeys, pepper }: Keyring): Keyring {
  const keys = Object.entries(keyEncryptionKeys).map(([id, bytes]) => [id, Buffer.from(bytes)] as const)
  return { current, keyEncryptionKeys: Object.fromEntries(keys), pepper: Buffer.from(pepper) }
}
