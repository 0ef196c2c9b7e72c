import { constants } from 'node:zlib'
import compression from 'compression'

/**
 * Compresses what is made for each request. Files of the build lie there compressed already, and bring
 * their `Content-Encoding`, which leaves them as they are.
 */
export const compress = compression({
  threshold: 1024, // bytes
  level: 5,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } // 5 and more cost more time than they save here
})
