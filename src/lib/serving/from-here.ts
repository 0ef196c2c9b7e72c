/**
 * Whether a request that may change something was sent by one of our own pages. Browsers put `Origin`
 * on every such request, whatever its content type; missing, `null` and foreign ones are refused.
 * Test: `from-here.test.ts`, and over HTTP in `tests/integration/server.test.ts`.
 */
export function isFromHere(request: Pick<Request, 'method' | 'headers'>, origin: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  return request.headers.get('origin') === origin
}
