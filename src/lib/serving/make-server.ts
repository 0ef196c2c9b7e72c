import { createServer, type RequestListener, type Server } from 'node:http'

const second = 1000 // ms

/**
 * Limits that let a phone on a bad line finish, and that a thousand slow connections at once do not hurt:
 * each costs a few kB until its time is up. Test: `make-server.test.ts`.
 */
export const limits = {
  headersTimeout: 10 * second,
  requestTimeout: 600 * second, // the whole of it: 10 MB at 150 kbit/s; what is no upload has less (`takeBody`)
  keepAliveTimeout: 65 * second, // longer than a usual proxy's minute, so that the proxy closes first
  connectionsCheckingInterval: 2 * second,
  /** Nothing sent or read on the socket, an answer that is not taken included. */
  silence: 120 * second,
  connections: 4000
}

export function makeServer(listener: RequestListener, within: Partial<typeof limits> = {}): Server {
  const { silence, connections, ...timeouts } = { ...limits, ...within }
  const server = createServer(timeouts, listener)
  server.timeout = silence
  server.maxConnections = connections
  server.maxHeadersCount = 100
  return server
}
