import { join } from 'node:path'
import * as v from 'valibot'
import { OperatorError } from '#lib/database/operator-error.ts'

/** The only file that names environment variables. */

const settings = v.object({
  DATA_DIR: v.optional(v.string(), './data'),
  KEYRING_FILE: v.optional(v.string()),
  DATABASE_URL: v.optional(v.string())
})

export interface Env {
  readonly dataDir: string
  readonly keyringFile: string
  readonly databaseUrl: string | undefined
}

export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = v.safeParse(settings, source)
  if (!result.success) throw new OperatorError('The settings are not complete.')
  const { DATA_DIR, KEYRING_FILE, DATABASE_URL } = result.output
  return {
    dataDir: DATA_DIR,
    keyringFile: KEYRING_FILE ?? join(DATA_DIR, 'keyring.json'),
    databaseUrl: DATABASE_URL
  }
}
