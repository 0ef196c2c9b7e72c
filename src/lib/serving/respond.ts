import type { RequestEvent } from '@sveltejs/kit'
import type { RefusalCode } from '#lib/access/refusal.ts'
import { inWords, type ErrorInWords } from '#lib/access/refusal-words.server.ts'
import { codeOf, plainAnswer, plainRefusal, readerOf, type PlainAnswer, type Reader } from './plain-answer.ts'

type Asked = Pick<RequestEvent, 'request'>

/** A refusal from the hook, where no page of the application answers. */
export function refuse(event: Asked, code: RefusalCode): Response {
  return toResponse(plainRefusal(code, readerOfEvent(event)))
}

/** A mistake of ours in the hook itself. */
export function sorry(event: Asked, error: ErrorInWords): Response {
  return toResponse(plainAnswer(500, readerOfEvent(event), error))
}

/** Where no layout can make an error page, Kit has one of its own: this says the same as all others. */
export function inOurWords(event: Asked, response: Response, requestId: string): Response {
  if (response.status < 400 || response.headers.has('x-sveltekit-page')) return response
  if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return response
  const { status } = response
  const error = inWords(status, { message: codeOf(status), ...(status >= 500 && { id: requestId }) })
  const { type, body } = plainAnswer(status, readerOfEvent(event), error)
  response.headers.set('content-type', type)
  response.headers.delete('content-length')
  return new Response(body, response)
}

function readerOfEvent({ request }: Asked): Reader {
  return readerOf((name) => request.headers.get(name))
}

function toResponse({ status, type, body }: PlainAnswer): Response {
  return new Response(body, { status, headers: { 'content-type': type, 'cache-control': 'no-store' } })
}
