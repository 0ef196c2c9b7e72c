import type { Server } from 'node:http'

/**
 * Takes no new connections, lets every answer that is under way finish, then cuts what is left.
 *
 * @param limit ms to wait for answers
 */
export async function stopServing(servers: readonly Server[], limit: number): Promise<void> {
  const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), limit)
  // A connection that is kept open becomes idle when its answer is out.
  const sweep = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 50)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  clearTimeout(cut)
  clearInterval(sweep)
}

/**
 * Calls `stop` at the first signal and `stopNow` at one that comes more than a second later: Ctrl-C in a
 * terminal reaches this process several times at once, from the terminal and from each script above it.
 */
export function onSignals(stop: () => void, stopNow: () => void): void {
  let since: number | undefined
  const onSignal = () => {
    if (since === undefined) {
      since = performance.now()
      stop()
    } else if (performance.now() - since > 1000) {
      stopNow()
    }
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
