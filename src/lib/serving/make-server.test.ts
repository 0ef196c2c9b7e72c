import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { listen } from './listen.ts'
import { limits, makeServer } from './make-server.ts'

const soon = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 100 } // ms
const sockets: Socket[] = []
afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()))

async function aServer() {
  const server = makeServer(
    (request, response) => request.on('end', () => response.end('hello')).resume(),
    soon
  )
  const port = (await listen(server, '127.0.0.1', 0))! // 127.0.0.1 is everywhere
  return { port, [Symbol.dispose]: () => void server.close().closeAllConnections() }
}

/** What the server says to these bytes until it closes the connection. */
function say(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  socket.write(bytes)
  return new Promise((resolve) => {
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
  })
}

it('closes a connection whose headers never end', async () => {
  using server = await aServer()
  expect(await say(server.port, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')).toMatch(/^HTTP\/1.1 408/)
})

it('closes a connection whose body never ends', async () => {
  using server = await aServer()
  const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n'
  expect(await say(server.port, head + 'half')).toMatch(/^HTTP\/1.1 408/)
})

it('answers others at once while a thousand slow connections wait', async () => {
  using server = await aServer()
  const slow = Array.from({ length: 1000 }, () => say(server.port, 'GET / HTTP/1.1\r\nX-Slow: '))
  await sleep(50)
  const answer = await fetch(`http://127.0.0.1:${server.port}/`)
  expect(await answer.text()).toBe('hello')
  expect(new Set((await Promise.all(slow)).map((heard) => heard.slice(0, 12)))).toEqual(
    new Set(['HTTP/1.1 408'])
  )
})

it('gives a file from a phone on a bad line ten minutes, and a proxy the first word in closing', () => {
  expect(limits.requestTimeout).toBe(600_000)
  expect(limits.keepAliveTimeout).toBeGreaterThan(60_000)
})

it('says in plain words that a port is in use', async () => {
  using server = await aServer()
  const second = makeServer(() => undefined)
  await expect(listen(second, '127.0.0.1', server.port)).rejects.toThrow(
    `Port ${server.port} is in use. Stop what uses it, or set PORT to another number.`
  )
})
