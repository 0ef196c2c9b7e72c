import { join, resolve } from 'node:path'
import { OperatorError } from '#lib/database/operator-error.ts'
import { askServer } from '#lib/operating/ask-server.ts'
import { runAdminCommand } from '#lib/operating/run-admin-command.server.ts'
import { readPlaces } from '../src/env.server.ts'
import { adminHelp } from './admin-help.ts'
import { localCommands } from './admin-local.ts'
import { openAsItIs } from './open-as-it-is.ts'

/**
 * `npm run admin -- COMMAND`: looks after the instance in `DATA_DIR`. A server that runs there is asked
 * to do it; otherwise the database is opened here.
 */
const [name = 'help', ...args] = process.argv.slice(2)
process.umask(0o077) // as the server: what it writes is for this user alone
try {
  if (name === 'help' || name === '--help') console.log(adminHelp())
  else await run()
} catch (cause) {
  if (!(cause instanceof OperatorError)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const local = localCommands.find((command) => command.name === name)
  if (local) return local.run(args, console.log)
  const withPaths = args.map((arg, index) => (isPath(arg, index) ? resolve(arg) : arg))
  const { dataDir } = readPlaces()
  if (await askServer(join(dataDir, 'admin.sock'), name, withPaths, console.log)) return
  // What it says of each offer are compiled words, which a fresh clone makes first.
  if (name === 'import-offers') await (await import('./steps.ts')).ensureWords()
  const db = await openAsItIs()
  await runAdminCommand(db, name, withPaths, console.log).finally(db.close)
}

/** A server that is asked to do it stands in another folder. */
function isPath(arg: string, index: number): boolean {
  if (arg.startsWith('--')) return false
  return name === 'backup' || (name === 'import-offers' && index === 0 && !arg.includes('://'))
}
