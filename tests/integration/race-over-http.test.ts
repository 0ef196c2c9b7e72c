import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { startServer } from '../support/server.ts'

const roundsEach = 180
/** Person, worker, organisation, where to find its offer. */
const clients = [
  ['outside', 'housing-worker', 'connect-housing', 'q=room+support'],
  ['inside', 'housing-worker', 'connect-housing', 'q=room+support'],
  ['inside', 'employer', 'kettle-works', 'q=repair+shop']
] as const

interface Result {
  readonly leaks: number
  readonly looks: number
  readonly rounds: number
}

async function startClient(url: string, client: readonly string[]): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('../support/race-client.ts', import.meta.url))
  const child = fork(program, [url, ...client, String(roundsEach)])
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`the client of ${client[0]} ended early`)))
  ])
  return child
}

async function race(child: ChildProcess): Promise<Result> {
  const result = once(child, 'message')
  child.send('go')
  const [counts] = (await result) as [Result]
  return counts
}

describe('over HTTP, from several client processes', () => {
  it('a look that starts after "stop" has answered gets nothing', { timeout: 240_000 }, async () => {
    const server = await startServer()
    try {
      const children: ChildProcess[] = []
      for (const client of clients) children.push(await startClient(server.url, client))
      const results = await Promise.all(children.map(race))
      const sum = (key: keyof Result) => results.reduce((total, one) => total + one[key], 0)
      const [rounds, looks, leaks] = [sum('rounds'), sum('looks'), sum('leaks')]
      console.log(`race: ${rounds} rounds over HTTP, ${looks} looks before a stop allowed, ${leaks} leaks`)
      expect(rounds).toBeGreaterThanOrEqual(500)
      expect(looks).toBe(rounds)
      expect(leaks).toBe(0)
    } finally {
      await server.stop()
    }
  })
})
