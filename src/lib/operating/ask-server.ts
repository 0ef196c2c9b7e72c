import { existsSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { OperatorError } from '#lib/database/operator-error.ts'
import { linesOf, readAnswer, send } from './admin-line.ts'

/**
 * Hands a command to the server that listens at `socketPath`.
 *
 * @returns whether there was a server
 * @throws OperatorError when the command failed, or the server ended in the middle of it
 */
export async function askServer(
  socketPath: string,
  name: string,
  args: readonly string[],
  say: (line: string) => void
): Promise<boolean> {
  const socket = await findServer(socketPath)
  if (!socket) return false
  send(socket, { name, args: [...args] })
  for await (const line of linesOf(socket)) {
    const answer = readAnswer(line)
    if (answer.kind === 'line') say(answer.text)
    if (answer.kind === 'failed') throw new OperatorError(answer.text)
    if (answer.kind === 'done') return true
  }
  throw new OperatorError('The server ended before it was done.')
}

/** Whether a server holds this instance now. */
export async function isServing(socketPath: string): Promise<boolean> {
  const socket = await findServer(socketPath)
  socket?.destroy()
  return socket !== null
}

/** Null when nobody listens: no server, or one that was killed and left its socket behind. */
function findServer(socketPath: string): Promise<Socket | null> {
  if (!existsSync(socketPath)) return Promise.resolve(null)
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    socket.once('error', () => resolve(null))
    socket.once('connect', () => resolve(socket))
  })
}
