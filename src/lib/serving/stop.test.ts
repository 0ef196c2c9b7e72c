import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { listen } from './listen.ts'
import { closeEverything, onStop } from './on-stop.ts'
import { stopServing } from './stop.ts'

/** Answers when it is told to. */
async function aSlowServer() {
  const arrived = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  const server = createServer((_request, response) => {
    arrived.resolve()
    void finish.promise.then(() => response.end('done'))
  })
  const port = (await listen(server, '127.0.0.1', 0))! // 127.0.0.1 is everywhere
  return { server, url: `http://127.0.0.1:${port}/`, arrived: arrived.promise, finish: finish.resolve }
}

it('finishes the answers that are under way, and takes nothing new', async () => {
  const slow = await aSlowServer()
  const answer = fetch(slow.url)
  await slow.arrived
  const stopped = stopServing([slow.server], 10_000)
  await expect(fetch(slow.url)).rejects.toThrow()
  slow.finish()
  expect(await (await answer).text()).toBe('done')
  await stopped
})

it('cuts what takes longer than the limit', async () => {
  const slow = await aSlowServer()
  const answer = fetch(slow.url).catch(() => 'cut')
  await slow.arrived
  await stopServing([slow.server], 100)
  expect(await answer).toBe('cut')
})

it('closes the last opened first, each once, and the others when one fails', async () => {
  const closed: string[] = []
  onStop(async () => void closed.push('database'))
  onStop(async () => Promise.reject(new Error('stuck')))
  onStop(async () => void closed.push('socket'))
  expect(await closeEverything()).toHaveLength(1)
  expect(await closeEverything()).toEqual([])
  expect(closed).toEqual(['socket', 'database'])
})
