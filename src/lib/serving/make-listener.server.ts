import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { compress } from './compress.server.ts'
import { clientAddress } from './client-address.ts'
import { plainRefusal, readerOf, type PlainAnswer } from './plain-answer.ts'
import { practiceRefusal } from './practice-hosts.ts'
import { securityHeaders } from './security-headers.ts'
import { withWholeBody } from './whole-body.server.ts'

/** What adapter-node exports. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown

export interface ListenerOptions {
  readonly practice: boolean
  readonly trustedProxyHops: number
  /** Told of what the handler threw. */
  readonly onMistake: (cause: unknown) => void
}

/** Kit's handler believes these two, so only this module may set them: those from outside are removed. */
export const insideHeaders = { address: 'x-waymark-address', protocol: 'x-waymark-protocol' } as const

/** Everything around Kit's handler: headers on every answer, who may enter, size of a body, compression. */
export function makeListener(handler: Handler, options: ListenerOptions): RequestListener {
  const always = securityHeaders(!options.practice)
  return (request, response) => {
    for (const name in always) response.setHeader(name, always[name]!) // its own keys
    handle(request, response).catch((cause: unknown) => {
      options.onMistake(cause)
      response.destroy()
    })
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers, socket } = request
    if (options.practice) {
      const refusal = practiceRefusal(headers, socket.localPort ?? 0)
      if (refusal) return send(response, { status: 421, type: 'text/plain; charset=utf-8', body: refusal })
    }
    const hops = String(headers['x-forwarded-for'] ?? '')
    headers[insideHeaders.address] = clientAddress(socket.remoteAddress ?? '', hops, options.trustedProxyHops)
    headers[insideHeaders.protocol] = 'http'
    const whole = await withWholeBody(request)
    if (whole === 'gone') return void response.destroy()
    if (whole === 'too-large')
      return send(
        response,
        plainRefusal(
          'too-large',
          readerOf((name) => headers[name])
        )
      )
    compress(request as never, response as never, () => void 0)
    await handler(whole, response, () =>
      send(
        response,
        plainRefusal(
          'not-found',
          readerOf((name) => headers[name])
        )
      )
    )
  }
}

function send(response: ServerResponse, { status, type, body }: PlainAnswer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
