import { ConnectionPool } from '@libsql/client/sqlite3'

type Connection = ReturnType<ConnectionPool['acquireSync']>
type Statement = ReturnType<Connection['prepare']>

/** More different statements than one page and one write need. */
const mostKept = 256

/**
 * The client's pool, whose connections keep the statements that they prepared. The client prepares each
 * statement anew each time, and for short ones that takes longer than running them: a decision of the gate
 * takes 33 µs where it took 91 (`npm run bench -- gate`).
 *
 * A statement may be used again because the client reads every answer to its end before it returns, and
 * sets what it wants of the statement each time. SQLite itself prepares it again when the schema changed.
 * Tests: `keep-statements.test.ts`.
 */
export class KeepingPool extends ConnectionPool {
  readonly #keeping = new WeakSet<Connection>()

  override acquireSync(forTransaction = false): Connection {
    const connection = super.acquireSync(forTransaction)
    if (!this.#keeping.has(connection)) {
      this.#keeping.add(connection)
      keepStatements(connection)
    }
    return connection
  }
}

/** The one that was not used for longest goes first. */
function keepStatements(connection: Connection): void {
  const prepare = connection.prepare.bind(connection)
  const kept = new Map<string, Statement>()
  const prepareOnce = (text: string): Statement => {
    const statement = kept.get(text) ?? prepare(text)
    kept.delete(text)
    kept.set(text, statement)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return statement
  }
  connection.prepare = prepareOnce as Connection['prepare']
}
