import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../scripts/free-port.ts'
import { root } from '../../scripts/places.ts'
import { spawnServer, stopServer, untilItAnswers } from '../../scripts/server-process.ts'
import { buildFolder, buildFor } from '../../scripts/steps.ts'

export interface TestServer {
  /** `http://localhost:PORT`, without a slash at the end. */
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** What it printed so far. */
  readonly output: () => string
  /** Ends it cleanly and removes its folder. */
  readonly stop: () => Promise<void>
  /** Ends it with SIGKILL and leaves its folder as it was that moment. */
  readonly kill: () => Promise<void>
}

export interface StartOptions {
  readonly env?: Record<string, string>
  /** A folder to serve from, which stays afterwards. Otherwise a new one with the practice cast. */
  readonly dataDir?: string
  /** Where its log goes; otherwise `output` has it. */
  readonly logFile?: string
}

/** The practice server in a process of its own, on a free port. */
export async function startServer({ env = {}, dataDir, logFile }: StartOptions = {}): Promise<TestServer> {
  const folder = await copyOfPracticeBuild()
  const data = dataDir ?? mkdtempSync(join(tmpdir(), 'waymark-server-'))
  const port = await freePort()
  const server = spawnServer({
    folder,
    port,
    env: { HOST: '127.0.0.1', DATA_DIR: data, PRACTICE_STORY: 'none', ...env },
    quiet: true,
    logFile
  })
  await untilItAnswers(server, port)
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir: data,
    output: server.output,
    stop: async () => {
      await stopServer(server)
      if (dataDir === undefined) rmSync(data, { recursive: true, force: true })
    },
    kill: async () => {
      server.child.kill('SIGKILL')
      await server.exited
    }
  }
}

const copies = join(root, '.test-cache')

/** Tests serve a copy, so that a build made meanwhile does not pull the files away from under them. */
async function copyOfPracticeBuild(): Promise<string> {
  const built = process.env.WAYMARK_TEST_BUILD
  if (built) return built
  const copy = join(copies, `build-${(await buildFor('practice')).slice(0, 16)}`)
  process.env.WAYMARK_TEST_BUILD = copy
  if (existsSync(copy)) {
    utimesSync(copy, new Date(), new Date())
    return copy
  }
  mkdirSync(copies, { recursive: true })
  const growing = mkdtempSync(join(copies, 'growing-'))
  cpSync(join(root, buildFolder('practice')), growing, { recursive: true })
  try {
    renameSync(growing, copy)
  } catch {
    rmSync(growing, { recursive: true, force: true }) // another test run was first
  }
  removeOldCopies()
  return copy
}

function removeOldCopies(): void {
  const anHourAgo = Date.now() - 60 * 60 * 1000
  for (const name of readdirSync(copies).filter((name) => /^(build|growing)-/.test(name))) {
    const path = join(copies, name)
    if (statSync(path).mtimeMs < anHourAgo) rmSync(path, { recursive: true, force: true })
  }
}
