import { createInterface } from 'node:readline'
import type { Socket } from 'node:net'
import * as v from 'valibot'

/** What goes over `admin.sock`: one JSON document a line. First one request, then answers until the end. */
const request = v.object({ name: v.string(), args: v.array(v.string()) })
const answer = v.variant('kind', [
  v.object({ kind: v.literal('line'), text: v.string() }),
  v.object({ kind: v.literal('done') }),
  v.object({ kind: v.literal('failed'), text: v.string() })
])

export type AdminRequest = v.InferOutput<typeof request>
export type AdminAnswer = v.InferOutput<typeof answer>

export const readRequest = (line: string): AdminRequest => v.parse(request, JSON.parse(line))
export const readAnswer = (line: string): AdminAnswer => v.parse(answer, JSON.parse(line))

export function send(socket: Socket, document: AdminRequest | AdminAnswer): void {
  if (socket.writable) socket.write(`${JSON.stringify(document)}\n`)
}

/** Lines as they come; it ends when the other side does. */
export function linesOf(socket: Socket): AsyncIterable<string> {
  return createInterface({ input: socket, crlfDelay: Infinity })
}
