import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { OperatorError } from '#lib/database/operator-error.ts'
import { listen } from '#lib/serving/listen.ts'
import { insideHeaders } from '#lib/serving/inside-headers.ts'
import { makeListener, type Handler } from '#lib/serving/make-listener.server.ts'
import { makeServer } from '#lib/serving/make-server.ts'
import { closeEverything } from '#lib/serving/on-stop.ts'
import { onSignals, stopServing } from '#lib/serving/stop.ts'
import { readEnv, setHandlerEnv, type Mode } from './env.server.ts'
import { log } from './log.server.ts'

/**
 * `node src/server.ts FOLDER`: serves what `vite build` made there (default `build`). What adapter-node's
 * own entry leaves out is here and in `lib/serving`: compression, headers on files, limits, a clean end.
 * The log goes to the standard output, words for whoever started this to the error output.
 */
const answersMayTake = 10_000 // ms, once somebody asked the server to stop

process.umask(0o077) // database, keys and socket are for this user alone, whatever the folder allows

process.on('unhandledRejection', (cause) => log.error({ err: cause }, 'unexpected'))
process.on('uncaughtException', (cause) => {
  log.fatal({ err: cause }, 'stopping')
  process.exit(1)
})

try {
  await serve(resolve(process.argv[2] ?? 'build'))
} catch (cause) {
  tell(cause instanceof Error && cause.name === 'OperatorError' ? cause.message : inspect(cause))
  await closeEverything()
  process.exit(1)
}

async function serve(folder: string): Promise<void> {
  const mode = modeOf(folder)
  const env = readEnv(mode)
  log.level = env.logLevel
  const practice = mode === 'practice'
  const built = Promise.withResolvers<Handler>()
  const listener = makeListener(async (...args) => (await built.promise)(...args), {
    practice,
    trustedProxyHops: env.trustedProxyHops,
    onMistake: (cause) => log.error({ err: cause }, 'unexpected')
  })
  // Browsers try both for `localhost`.
  const hosts = practice ? ['127.0.0.1', '::1'] : [env.host]
  const servers = hosts.map(() => makeServer(listener))
  let port = env.port
  for (const [i, server] of servers.entries()) port = (await listen(server, hosts[i]!, port)) ?? port // as many
  onSignals(
    () => void stop(servers.filter((server) => server.listening)),
    () => process.exit(1)
  )
  // Only now that the port is ours: importing the build opens the database (`hooks.server.ts`).
  setHandlerEnv(env, insideHeaders)
  const { handler } = (await import(pathToFileURL(join(folder, 'handler.js')).href)) as { handler: Handler }
  built.resolve(handler)
  tell(`Waymark is at ${env.origin ?? `http://localhost:${port}`}`)
}

async function stop(servers: Parameters<typeof stopServing>[0]): Promise<void> {
  await stopServing(servers, answersMayTake)
  const problems = await closeEverything()
  for (const err of problems) log.error({ err }, 'not closed')
  process.exit(problems.length > 0 ? 1 : 0)
}

function tell(words: string): void {
  process.stderr.write(`${words}\n`)
}

/** A build says which it is; one that does not is for real use, where every setting must be there. */
function modeOf(folder: string): Mode {
  if (!existsSync(join(folder, 'handler.js')))
    throw new OperatorError(`There is no build in ${folder}. Make one with: npm run build`)
  const file = join(folder, 'mode')
  return existsSync(file) && readFileSync(file, 'utf8').trim() === 'practice' ? 'practice' : 'real'
}
