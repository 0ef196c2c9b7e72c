import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

export const bodyLimit = 512 * 1024 // bytes; nothing that a form of ours sends comes near

export interface Taken {
  /** The request to hand on, with all of its body, or with none when that was too large. */
  readonly request: IncomingMessage
  readonly tooLarge: boolean
}

/**
 * Takes in a whole body before the application starts to work on it: it is refused as soon as it is over
 * the limit, announced or not, and what was cut off on the way never reaches a form. What comes after
 * the limit is read and dropped, so that the sender hears the answer.
 *
 * @returns null when the sender has left
 */
export function takeBody(request: IncomingMessage): Promise<Taken | null> {
  const announced = Number(request.headers['content-length'] ?? 0)
  const chunked = request.headers['transfer-encoding'] !== undefined
  if (announced === 0 && !chunked) return Promise.resolve({ request, tooLarge: false })
  const chunks: Buffer[] = []
  let size = announced > bodyLimit ? announced : 0
  return new Promise((resolve) => {
    const handOn = () => {
      const tooLarge = size > bodyLimit
      resolve({ request: again(request, tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks)), tooLarge })
    }
    if (size > bodyLimit) handOn()
    request.on('data', (chunk: Buffer) => {
      if (size > bodyLimit) return // read, and dropped
      size += chunk.length
      chunks.push(chunk)
      if (size <= bodyLimit) return
      chunks.length = 0
      handOn()
    })
    request.on('end', handOn)
    request.on('error', () => resolve(null))
    request.on('close', () => resolve(null))
  })
}

/** The same request with its body to be read once more. Kit's handler reads no more than these of it. */
function again(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, httpVersionMajor, socket } = request
  const { 'transfer-encoding': _, ...headers } = request.headers
  headers['content-length'] = String(body.length)
  const copy = Object.assign(Readable.from([body]), { headers, method, url, httpVersionMajor, socket })
  return copy as unknown as IncomingMessage
}
