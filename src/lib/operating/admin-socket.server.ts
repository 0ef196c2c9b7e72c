import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import type { Database } from '#lib/database/connect.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { linesOf, readRequest, send } from './admin-line.ts'
import { runAdminCommand } from './run-admin-command.server.ts'

/**
 * Lets `npm run admin` reach a server that holds the database. Only the user that runs the server can
 * open the socket (mode 0600, in a folder of mode 0700). One command at a time, in order.
 * Test: `admin-socket.test.ts`.
 *
 * @returns a function that stops listening
 * @throws OperatorError when the socket cannot be made
 */
export async function listenForAdmin(db: Database, socketPath: string): Promise<() => Promise<void>> {
  const open = new Set<Socket>()
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (run: () => Promise<void>) => (last = last.catch(() => undefined).then(run)) as Promise<void>
  const server = createServer((socket) => {
    open.add(socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy()))
    void serve(db, socket, inTurn)
  })
  rmSync(socketPath, { force: true }) // a killed server left it: the lock says that there is no other
  await listen(server, socketPath)
  chmodSync(socketPath, 0o600)
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
}

/** Waits for the request on its own, so that somebody who only connects keeps nobody waiting. */
async function serve(
  db: Database,
  socket: Socket,
  inTurn: (run: () => Promise<void>) => Promise<void>
): Promise<void> {
  const say = (text: string) => send(socket, { kind: 'line', text })
  try {
    for await (const line of linesOf(socket)) {
      const { name, args } = readRequest(line)
      await inTurn(() => runAdminCommand(db, name, args, say))
      send(socket, { kind: 'done' })
      break
    }
  } catch (cause) {
    send(socket, { kind: 'failed', text: wordsFor(cause) })
  } finally {
    socket.end()
  }
}

/** The operator is the one who can put it right, so they read what happened, whatever it is. */
function wordsFor(cause: unknown): string {
  return cause instanceof OperatorError ? cause.message : `It did not work: ${String(cause)}`
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) =>
      reject(
        new OperatorError(`Waymark cannot listen at ${path}. Is the path longer than 100 letters?`, { cause })
      )
    server.once('error', refuse)
    server.listen(path, () => {
      server.off('error', refuse)
      resolve()
    })
  })
}
