import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'

export const bodyLimit = 512 * 1024 // bytes; nothing that a form of ours sends comes near

/**
 * Takes in a whole body before the application starts to work on it: it is refused as soon as it is over
 * the limit, announced or not, and what was cut off on the way never reaches a form. What comes after
 * the limit is read and dropped, so that the sender hears the answer.
 *
 * @returns the request to hand on, or why not; `gone` when the sender has left
 */
export function withWholeBody(request: IncomingMessage): Promise<IncomingMessage | 'too-large' | 'gone'> {
  const announced = Number(request.headers['content-length'] ?? 0)
  const chunked = request.headers['transfer-encoding'] !== undefined
  if (announced === 0 && !chunked) return Promise.resolve(request)
  if (announced > bodyLimit) return Promise.resolve('too-large')
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= bodyLimit) return void chunks.push(chunk)
      chunks.length = 0
      resolve('too-large')
    })
    request.on('end', () => resolve(again(request, Buffer.concat(chunks))))
    request.on('error', () => resolve('gone'))
    request.on('close', () => resolve('gone'))
  })
}

/** The same request with its body to be read once more. Kit's handler reads no more than these of it. */
function again(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { headers, method, url, httpVersionMajor, socket } = request
  headers['content-length'] = String(body.length)
  delete headers['transfer-encoding']
  const copy = Object.assign(Readable.from([body]), { headers, method, url, httpVersionMajor, socket })
  return copy as unknown as IncomingMessage
}
