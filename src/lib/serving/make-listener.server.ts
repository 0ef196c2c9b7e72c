import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http'
import { clientAddress } from './client-address.ts'
import { compress } from './compress.server.ts'
import { insideHeaders } from './inside-headers.ts'
import { practiceRefusal } from './practice-hosts.ts'
import { partHeaders, securityHeaders } from './security-headers.ts'
import { takeBody } from './whole-body.server.ts'

/** What adapter-node exports. It always answers, so `next` is never called. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown

export interface ListenerOptions {
  readonly practice: boolean
  readonly trustedProxyHops: number
  /** Told of what the handler threw. */
  readonly onMistake: (cause: unknown) => void
}

/** Everything around Kit's handler: headers on every answer, who may enter, size of a body, compression. */
export function makeListener(handler: Handler, options: ListenerOptions): RequestListener {
  const onPages = Object.entries(securityHeaders(!options.practice))
  const onParts = Object.entries(partHeaders(!options.practice))
  return (request, response) => {
    const isPart = request.url?.startsWith('/_app/immutable/') ?? false
    for (const [name, value] of isPart ? onParts : onPages) response.setHeader(name, value)
    if (isPart) withoutValidators(response)
    answer(request, response).catch((cause: unknown) => {
      options.onMistake(cause)
      response.destroy()
    })
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers, socket } = request
    if (options.practice) {
      const refusal = practiceRefusal(headers, socket.localPort ?? 0)
      if (refusal) return void response.writeHead(421, { 'content-type': 'text/plain' }).end(refusal)
    }
    const told = String(headers['x-forwarded-for'] ?? '')
    headers[insideHeaders.address] = clientAddress(socket.remoteAddress ?? '', told, options.trustedProxyHops)
    headers[insideHeaders.protocol] = 'http'
    delete headers[insideHeaders.tooLarge]
    const taken = await takeBody(request)
    if (taken === 'left') return void response.destroy()
    if (taken === 'late') return void response.writeHead(408, { connection: 'close' }).end()
    if (taken.tooLarge) taken.request.headers[insideHeaders.tooLarge] = 'yes'
    compress(request, response)
    await handler(taken.request, response, () => response.destroy())
  }
}

const validators = ['etag', 'last-modified']

/** A file whose name changes with its content is never asked for again: how to ask is left out, 90 bytes of each. */
function withoutValidators(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as typeof response.writeHead
  response.writeHead = ((status: number, headers: OutgoingHttpHeaders = {}) => {
    for (const name of validators) response.removeHeader(name)
    const left = Object.entries(headers).filter(([name]) => !validators.includes(name.toLowerCase()))
    return writeHead(status, Object.fromEntries(left))
  }) as typeof response.writeHead
}
