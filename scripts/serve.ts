import { OperatorError } from '#lib/database/operator-error.ts'
import { readKeyring } from '#lib/vault/keyring.server.ts'
import { readEnv, type Env } from '../src/env.server.ts'
import { spawnServer, stopServer } from './server-process.ts'
import { buildFolder, buildFor } from './steps.ts'

/**
 * `npm run serve`: Waymark for real use. Looks at the settings before anything else and names every one
 * that is missing; then builds what changed and serves.
 */
const env = settingsOrWords()
if (env) {
  await buildFor('real')
  const server = spawnServer({ folder: buildFolder('real'), port: env.port })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopServer(server))
  process.exitCode = (await server.exited) ?? 1
} else {
  process.exitCode = 1
}

function settingsOrWords(): Env | null {
  try {
    const found = readEnv('real')
    readKeyring(found.keyringFile)
    return found
  } catch (cause) {
    if (!(cause instanceof OperatorError)) throw cause
    console.error(cause.message)
    return null
  }
}
