import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../scripts/free-port.ts'
import { spawnServer, untilItAnswers, type ServerProcess } from '../../scripts/server-process.ts'
import { startServer } from '../support/server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'waymark-stop-'))
const started: ServerProcess[] = []

/** Once, so that the practice cast is there for every server of this file. */
beforeAll(async () => {
  const server = await startServer({ dataDir })
  await server.stop()
  return () => rmSync(dataDir, { recursive: true, force: true })
}, 180_000) // ms; it may have to build first

afterEach(async () => {
  for (const server of started.splice(0)) {
    server.child.kill('SIGKILL')
    await server.exited
  }
})

async function serve(): Promise<ServerProcess & { port: number }> {
  const port = await freePort()
  const folder = process.env.WAYMARK_TEST_BUILD! // startServer has set it
  const server = spawnServer({ folder, port, env: { DATA_DIR: dataDir }, quiet: true })
  started.push(server)
  await untilItAnswers(server, port)
  return { ...server, port }
}

interface HalfSent {
  readonly socket: Socket
  /** Everything that came back, once the connection is closed. */
  readonly heard: Promise<string>
}

/** A form of which the last letters are still to come. */
function sendHalf(port: number, body: string, keep: number): HalfSent {
  const socket = connect(port, '127.0.0.1')
  const headers = [
    'POST /practice/sign-in HTTP/1.1',
    `Host: localhost:${port}`,
    `Origin: http://localhost:${port}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`
  ]
  socket.write(`${headers.join('\r\n')}\r\n\r\n${body.slice(0, -keep)}`)
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk))
  socket.on('error', () => undefined)
  return { socket, heard: new Promise((resolve) => socket.on('close', () => resolve(heard))) }
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  'finishes the answer that is under way, then ends, on %s',
  async (signal) => {
    const server = await serve()
    const half = sendHalf(server.port, 'as=outside', 4)
    await sleep(100)
    server.child.kill(signal)
    await sleep(100)
    await expect(fetch(`http://localhost:${server.port}/healthz`)).rejects.toThrow()
    half.socket.write('side')
    expect(await half.heard).toMatch(/^HTTP\/1.1 303/)
    expect(await server.exited).toBe(0)
    expect(statSync(join(dataDir, 'waymark.db-wal')).size).toBe(0) // all of it is in the database itself
  }
)

it('ends at once while nobody waits, though connections are kept open', async () => {
  const server = await serve()
  await fetch(`http://localhost:${server.port}/healthz`)
  const since = performance.now()
  server.child.kill('SIGTERM')
  expect(await server.exited).toBe(0)
  expect(performance.now() - since).toBeLessThan(30_000) // ms; the connection itself may wait for 65 s
})

it('counts the several signals of one Ctrl-C as one, and ends at once at a later one', async () => {
  const server = await serve()
  const half = sendHalf(server.port, 'as=outside', 4)
  await sleep(100)
  for (let i = 0; i < 3; i++) server.child.kill('SIGINT')
  await sleep(1100)
  expect(server.child.exitCode).toBeNull()
  server.child.kill('SIGINT')
  expect(await server.exited).toBe(1)
  expect(await half.heard).toBe('')
})

it('says in plain words that its port is in use, and lets go of its data', async () => {
  const server = await serve()
  const other = mkdtempSync(join(tmpdir(), 'waymark-stop-'))
  const second = spawnServer({
    folder: process.env.WAYMARK_TEST_BUILD!,
    port: server.port,
    env: { DATA_DIR: other },
    quiet: true
  })
  expect(await second.exited).toBe(1)
  expect(second.output()).toBe(
    `Port ${server.port} is in use. Stop what uses it, or set PORT to another number.\n`
  )
  rmSync(other, { recursive: true })
})
