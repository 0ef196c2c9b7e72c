import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as breathe } from 'node:timers/promises'
import type { LibSQLDatabase } from 'drizzle-orm/libsql'

type Transaction = Parameters<Parameters<LibSQLDatabase['transaction']>[0]>[0]

/** Reads and writes inside the one write transaction. It cannot open another. */
export type Writer = Omit<Transaction, 'transaction' | 'rollback'>

/**
 * Runs `fn` alone, in one immediate transaction, and answers only when it is on disk.
 * `now` is read after the transaction began: integer milliseconds UTC.
 * `fn` awaits nothing but the database. An error rolls everything back.
 */
export type Write = <T>(fn: (tx: Writer, now: number) => Promise<T>) => Promise<T>

const insideWrite = new AsyncLocalStorage<true>()

/**
 * One mutex in front of one writer. Ten transactions at once on this client lose nine;
 * queued, two hundred of two hundred succeed (`connect.test.ts`).
 *
 * @throws Error when called from inside another write: that would wait for itself for ever
 */
export function makeWrite(
  db: LibSQLDatabase,
  now: () => number
): { write: Write; settled: () => Promise<void> } {
  let tail: Promise<unknown> = Promise.resolve()
  let count = 0

  // The client's work is synchronous, so a queue of writes alone would never let the event loop turn:
  // sockets would wait, and statements that are done would keep their memory (measured: 13 kB a write).
  const turn = () => (++count % 16 === 0 ? breathe() : undefined)

  const write: Write = (fn) => {
    if (insideWrite.getStore()) throw new Error('write() inside write(): use the Writer you were given')
    const run = tail.then(turn).then(() => insideWrite.run(true, () => db.transaction((tx) => fn(tx, now()))))
    tail = run.catch(() => undefined)
    return run
  }
  return { write, settled: async () => void (await tail) }
}
