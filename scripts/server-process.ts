import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { memory, root } from './places.ts'

export interface ServerProcess {
  readonly child: ChildProcess
  /** Its exit code, or null when a signal ended it. */
  readonly exited: Promise<number | null>
  /** What it printed so far, when `quiet`. */
  readonly output: () => string
}

export interface ServerOptions {
  /** `build/`, `build-practice/` or a copy of one. */
  readonly folder: string
  readonly port: number
  readonly env?: Record<string, string>
  /** Keeps what is printed instead of showing it. */
  readonly quiet?: boolean
  /** Where the log goes instead, when `quiet`: under load, a pipe is work for whoever reads it. */
  readonly logFile?: string | undefined
}

/** Starts `src/server.ts` with one build. It answers once `untilItAnswers` returned. */
export function spawnServer(options: ServerOptions): ServerProcess {
  const { folder, port, env = {}, quiet = false, logFile } = options
  const log = logFile === undefined ? 'pipe' : openSync(logFile, 'a')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/server.ts', folder], {
    cwd: root,
    stdio: quiet ? ['ignore', log, 'pipe'] : ['ignore', 'inherit', 'inherit'],
    // From the second start on, Node need not load its reader of TypeScript: 17 MB less.
    env: { NODE_COMPILE_CACHE: join(memory, 'compiled'), ...process.env, ...env, PORT: String(port) }
  })
  if (typeof log === 'number') closeSync(log)
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  // Whoever started it may end in the middle of something; the server must not stay behind.
  const endToo = () => child.kill('SIGKILL')
  process.once('exit', endToo)
  const exited = new Promise<number | null>((resolve) =>
    child.on('close', (code) => {
      process.off('exit', endToo)
      resolve(code)
    })
  )
  return { child, exited, output: () => output }
}

const patience = 30_000 // ms; a loaded machine with an empty database

/** @throws Error with what the server printed, when it ended or stayed silent */
export async function untilItAnswers(server: ServerProcess, port: number): Promise<void> {
  const ended = server.exited.then(() => 'ended' as const)
  const giveUpAt = Date.now() + patience
  while (Date.now() < giveUpAt) {
    const answer = await Promise.race([ended, answers(port)])
    if (answer === true) return
    if (answer === 'ended') throw new Error(`The server did not start.\n${server.output()}`)
    await sleep(25)
  }
  server.child.kill('SIGKILL')
  throw new Error(`The server did not answer within ${patience / 1000} seconds.\n${server.output()}`)
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://localhost:${port}/healthz`).then(
    () => true,
    () => false
  )
}

/** Ends the server as Ctrl-C does, and waits until its files are closed. */
export async function stopServer(server: ServerProcess): Promise<void> {
  server.child.kill('SIGTERM')
  await server.exited
}
