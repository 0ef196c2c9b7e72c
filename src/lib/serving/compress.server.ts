import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants } from 'node:zlib'
import compression from 'compression'

const middleware = compression({
  threshold: 1024, // bytes
  level: 5,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } // 5 and more cost more time than they save here
})

/**
 * Compresses what is made for each request. Files of the build lie there compressed already, and bring
 * their `Content-Encoding`, which leaves them as they are.
 */
export function compress(request: IncomingMessage, response: ServerResponse): void {
  // It is written for Express, and uses of it what node:http has.
  type Express = Parameters<typeof middleware>
  middleware(request as Express[0], response as Express[1], () => undefined)
}
