import { createServer, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { fileLimits } from '#lib/vault/files/limits.ts'
import { listen } from './listen.ts'
import { bodyLimit, takeBody } from './whole-body.server.ts'

/** A server that answers with what it got: the body's length, or why there is none. */
async function aServer(within?: number) {
  const outcomes: string[] = []
  const server = createServer((request, response) => {
    void takeBody(request, within).then(async (taken) => {
      const outcome = typeof taken === 'string' ? taken : outcomeOf(taken.tooLarge, await text(taken.request))
      outcomes.push(outcome)
      response.end(outcome)
    })
  })
  const port = (await listen(server, '127.0.0.1', 0))! // 127.0.0.1 is everywhere
  const url = `http://127.0.0.1:${port}/`
  return { url, port, outcomes, [Symbol.dispose]: () => void server.close().closeAllConnections() }
}

const outcomeOf = (tooLarge: boolean, body: string) => (tooLarge ? `too large${body}` : String(body.length))

/** Sent in chunks, so that its length is not announced. */
const inChunks = (length: number) =>
  ({ body: new Blob(['x'.repeat(length)]).stream(), duplex: 'half' }) as RequestInit

it.each([0, 1, bodyLimit])('hands on a body of %i bytes, announced or in chunks', async (length) => {
  using server = await aServer()
  for (const init of [{ body: 'x'.repeat(length) }, inChunks(length)]) {
    const answer = await fetch(server.url, { method: 'POST', ...init })
    expect(await answer.text()).toBe(String(length))
  }
})

it.each([bodyLimit + 1, 40 * bodyLimit])(
  'refuses a body of %i bytes, announced or in chunks',
  async (length) => {
    using server = await aServer()
    for (const init of [{ body: 'x'.repeat(length) }, inChunks(length)]) {
      const answer = await fetch(server.url, { method: 'POST', ...init })
      expect(await answer.text()).toBe('too large')
    }
  }
)

it('knows that a sender who left halfway is gone, and hands nothing on', async () => {
  using server = await aServer()
  const socket = connect(server.port, '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf')
  setTimeout(() => socket.destroy(), 50)
  await expect.poll(() => server.outcomes).toEqual(['left'])
})

it('leaves a request without a body as it is', async () => {
  const request = { headers: {} } as IncomingMessage
  expect(await takeBody(request)).toEqual({ request, tooLarge: false })
})

it('hands an upload on as it comes, and refuses one that announces too much', async () => {
  using server = await aServer()
  const url = `${server.url}me/documents/passport?/add`
  const most = fileLimits.file + 64 * 1024
  for (const length of [bodyLimit + 1, most]) {
    const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(length) })
    expect(await answer.text()).toBe(String(length))
  }
  const tooMuch = await fetch(url, { method: 'POST', body: 'x'.repeat(most + 1) })
  expect(await tooMuch.text()).toBe('too large')
  const elsewhere = await fetch(`${server.url}me/goals?/me/documents/passport`, {
    method: 'POST',
    body: 'x'.repeat(bodyLimit + 1)
  })
  expect(await elsewhere.text()).toBe('too large')
})

it('waits for a body that is no upload for a minute, not longer', async () => {
  using server = await aServer(100)
  const socket = connect(server.port, '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf')
  await expect.poll(() => server.outcomes).toEqual(['late'])
  socket.destroy()
})
