import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { uploadLimit } from './uploads.ts'

export const bodyLimit = 512 * 1024 // bytes; nothing that a form of ours sends comes near
const bodyTime = 60_000 // ms, so that a phone on a bad line can finish: 512 kB at 70 kbit/s

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
 * An upload is handed on as it comes (`documents/read-upload.server.ts` counts it), unless what it announces
 * is too much already.
 *
 * @param within ms for the whole body of what is no upload
 * @returns `left` when the sender has, `late` when it took too long
 */
export function takeBody(request: IncomingMessage, within = bodyTime): Promise<Taken | 'left' | 'late'> {
  const announced = Number(request.headers['content-length'] ?? 0)
  const chunked = request.headers['transfer-encoding'] !== undefined
  if (announced === 0 && !chunked) return Promise.resolve({ request, tooLarge: false })
  const upload = uploadLimit(request.method, request.url)
  if (upload !== null && announced <= upload) return Promise.resolve({ request, tooLarge: false })
  const chunks: Buffer[] = []
  let size = announced > bodyLimit ? announced : 0
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('late'), within)
    const handOn = () => {
      clearTimeout(timer)
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
    const leave = () => {
      clearTimeout(timer)
      resolve('left')
    }
    request.on('error', leave)
    request.on('close', leave)
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
