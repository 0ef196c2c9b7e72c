import { execFile, fork, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hashInputs } from '../../scripts/hash-inputs.ts'
import { root } from '../../scripts/places.ts'

export interface Bare extends Disposable {
  readonly url: string
}

/** `node:http` that says one word. */
export function startBareHttp(): Promise<Bare> {
  return start([], {})
}

/** The smallest SvelteKit page: one drizzle read, the same compression as ours. Built when it has changed. */
export async function startBarePage(dataDir: string): Promise<Bare> {
  return start([await build()], { BARE_DATABASE: join(dataDir, 'bare.db') })
}

/** Built in a copy, so that nothing of it lies between the sources. */
async function build(): Promise<string> {
  const inputs = hashInputs(['tests/bench/bare', 'package-lock.json'])
  const copy = join(root, '.test-cache', `bare-${inputs.slice(0, 16)}`)
  const built = join(copy, 'build')
  if (existsSync(join(built, 'handler.js'))) return built
  cpSync(join(root, 'tests/bench/bare'), copy, { recursive: true })
  await promisify(execFile)(process.execPath, [join(root, 'scripts/vite-build.ts')], {
    cwd: copy,
    env: { ...process.env, NODE_ENV: 'production' }
  })
  return built
}

async function start(args: readonly string[], env: Record<string, string>): Promise<Bare> {
  const child = fork(join(root, 'tests/bench/bare-server.ts'), args, {
    env: { ...process.env, ...env, NODE_ENV: 'production' }
  })
  const url = `http://localhost:${await portOf(child)}`
  return { url, [Symbol.dispose]: () => child.disconnect() }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve(port as number))
    child.once('exit', (code) => reject(new Error(`A yardstick ended with ${code} before it served.`)))
  })
}
