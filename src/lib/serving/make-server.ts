import { createServer, type RequestListener, type Server } from 'node:http'

const second = 1000 // ms

/**
 * Limits that let a phone on a bad line finish, and that many slow connections at once do not hurt:
 * each costs a few kB until its time is up. Test: "slow" in `tests/integration/server.test.ts`.
 */
export function makeServer(listener: RequestListener): Server {
  const server = createServer({
    headersTimeout: 10 * second,
    requestTimeout: 60 * second, // 512 kB at 70 kbit/s
    keepAliveTimeout: 65 * second, // longer than the minute of a usual proxy, so that the proxy closes first
    connectionsCheckingInterval: 2 * second
  })
  server.timeout = 120 * second // nothing sent or read on the socket
  server.maxConnections = 4000
  server.maxHeadersCount = 100
  server.on('request', listener)
  return server
}
