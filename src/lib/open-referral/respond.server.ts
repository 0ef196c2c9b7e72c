import { createHash } from 'node:crypto'
import type { FeedAnswer } from './answer-feed.server.ts'

const fresh = 300 // seconds; the whole list is walked again each minute at most

/** Any program in any page may read the feed: it has no cookies and tells nothing of anybody. */
export const openToAll = { 'access-control-allow-origin': '*' } as const

/** The answer as JSON, with a tag of what it says: whoever has it already gets 304 and no body. */
export function respondFeed({ status, document }: FeedAnswer, request: Request): Response {
  const body = JSON.stringify(document)
  const headers: Record<string, string> = { ...openToAll, 'content-type': 'application/json; charset=utf-8' }
  if (status !== 200)
    return new Response(body, { status, headers: { ...headers, 'cache-control': 'no-store' } })
  // Weak: on its way it may be compressed.
  headers.etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  headers['cache-control'] = `public, max-age=${fresh}`
  const known =
    request.headers
      .get('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim()) ?? []
  if (known.includes(headers.etag) || known.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}

/** What a browser asks before it lets a script of another page send a condition along. */
export function respondPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...openToAll,
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'if-none-match',
      'access-control-max-age': '86400'
    }
  })
}
