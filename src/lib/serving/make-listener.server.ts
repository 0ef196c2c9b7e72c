import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
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
    const headers = request.url?.startsWith('/_app/immutable/') ? onParts : onPages
    for (const [name, value] of headers) response.setHeader(name, value)
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
    if (!taken) return void response.destroy()
    if (taken.tooLarge) taken.request.headers[insideHeaders.tooLarge] = 'yes'
    compress(request, response)
    await handler(taken.request, response, () => response.destroy())
  }
}
