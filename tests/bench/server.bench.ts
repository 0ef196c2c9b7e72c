import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { startServer, type TestServer } from '../support/server.ts'
import { benchFolder } from './bench-database.ts'
import { alone, lasting, type Bench, type Measured } from './figure.ts'
import { memoryOf } from './memory.ts'
import { median } from './timing.ts'

const settle = 3000 // ms

/** How long a server takes from an empty folder to its first answer, and what it holds when nobody asks. */
export const bench: Bench = async ({ quick }) => {
  const started: number[] = []
  const idle: Measured[] = []
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    const dataDir = benchFolder()
    const begin = performance.now()
    const server = await startServer({ dataDir })
    started.push(performance.now() - begin)
    if (round === 0) idle.push(await idleMemory(server))
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return [
    alone('server, from an empty folder to serving', lasting(median(started)), ['≤', 1000, 'ms']),
    ...idle.map((memory) => alone('server, memory when idle', memory, ['≤', 120, 'MB']))
  ]
}

async function idleMemory(server: TestServer): Promise<Measured> {
  await sleep(settle)
  return memoryOf(server.url)
}
