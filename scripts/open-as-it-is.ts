import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { finishErasures } from '#lib/record/finish-erasures.server.ts'
import { readKeyring } from '#lib/vault/keyring.server.ts'
import { readPlaces } from '../src/env.server.ts'

/**
 * Opens the database in `DATA_DIR` in the mode it was made for.
 *
 * @throws OperatorError when there is none: a server makes one at its first start
 */
export async function openAsItIs(): Promise<Database> {
  const { dataDir, keyringFile, databaseUrl } = readPlaces()
  if (!databaseUrl && !existsSync(join(dataDir, 'waymark.db'))) {
    throw new OperatorError(`There is no database in ${dataDir}. The first start makes it: npm run serve`)
  }
  const keyring = readKeyring(keyringFile)
  const db = await openDatabase({ dataDir, stamp: 'as-it-is', keyring, databaseUrl })
  await finishErasures(db)
  return db
}
