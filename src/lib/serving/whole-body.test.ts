import { createServer, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { listen } from './listen.ts'
import { bodyLimit, takeBody } from './whole-body.server.ts'

/** A server that answers with what it got: the body's length, or why there is none. */
async function aServer() {
  const outcomes: string[] = []
  const server = createServer((request, response) => {
    void takeBody(request).then(async (taken) => {
      const outcome = taken ? outcomeOf(taken.tooLarge, await text(taken.request)) : 'gone'
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
  await expect.poll(() => server.outcomes).toEqual(['gone'])
})

it('leaves a request without a body as it is', async () => {
  const request = { headers: {} } as IncomingMessage
  expect(await takeBody(request)).toEqual({ request, tooLarge: false })
})
