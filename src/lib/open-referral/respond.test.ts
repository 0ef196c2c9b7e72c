import { expect, it } from 'vitest'
import { respondFeed, respondPreflight } from './respond.server.ts'

const ask = (headers: Record<string, string> = {}) => new Request('https://waymark.example/', { headers })
const answer = { status: 200, document: { id: 'a' } } as const

it('is open to programs of any page, and may be kept for five minutes', async () => {
  const response = respondFeed(answer, ask())
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  expect(response.headers.get('cache-control')).toBe('public, max-age=300')
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(await response.json()).toEqual({ id: 'a' })
})

it('sends nothing again to whoever has it, and all of it once it changed', async () => {
  const tag = respondFeed(answer, ask()).headers.get('etag') ?? ''
  const again = respondFeed(answer, ask({ 'if-none-match': `"x", ${tag}` }))
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(respondFeed({ status: 200, document: { id: 'b' } }, ask({ 'if-none-match': tag })).status).toBe(200)
})

it('keeps no refusal', () => {
  const response = respondFeed({ status: 404, document: { message: 'no' } }, ask({ 'if-none-match': '*' }))
  expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

it('lets a page of another place ask with a condition, and for nothing else', () => {
  const { headers, status } = respondPreflight()
  expect(status).toBe(204)
  expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
  expect(headers.get('access-control-allow-headers')).toBe('if-none-match')
})
