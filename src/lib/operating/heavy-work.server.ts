import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Database } from '#lib/database/connect.server.ts'
import type { VerifiedHistories } from '#lib/ledger/verify-all.server.ts'

/** Work that reads everything. The engine blocks its thread, so each of these has a thread of its own. */
export interface HeavyWork {
  'verify-histories': { readonly ask: object; readonly answer: VerifiedHistories }
  'verify-consents': { readonly ask: object; readonly answer: { people: number; broken: string[] } }
  'copy-database': { readonly ask: { readonly to: string }; readonly answer: CopiedFile }
}

export interface CopiedFile {
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

export interface HeavyTask {
  readonly name: keyof HeavyWork
  readonly ask: object
  readonly dataDir: string
  readonly keyring: Database['keyring']
  /** ms UTC */
  readonly now: number
}

/** Relative to the folder that the server runs in, because a build is one bundle without this file. */
const worker = 'src/lib/operating/heavy-worker.server.ts'

/** Does one piece of heavy work on a thread of its own, on one snapshot of the data, and writes nothing to it. */
export function doHeavyWork<Name extends keyof HeavyWork>(
  db: Database,
  name: Name,
  ask: HeavyWork[Name]['ask']
): Promise<HeavyWork[Name]['answer']> {
  const { dataDir, keyring } = db
  const task: HeavyTask = { name, ask, dataDir: resolve(dataDir), keyring, now: db.now() }
  return new Promise((answer, refuse) => {
    const thread = new Worker(resolve(worker), { workerData: task })
    thread.once('message', answer)
    thread.once('error', refuse)
    thread.once('exit', (code) => refuse(new Error(`The thread for ${name} ended with ${code}.`)))
  })
}
