import { createServer } from 'node:net'

/** The first port from `first` upwards that nothing listens on, on loopback. 0 asks for any. */
export async function freePort(first = 0): Promise<number> {
  for (let port = first; port <= 65_535; port++) {
    const found = await tryPort(port)
    if (found !== null) return found
  }
  throw new Error(`No port from ${first} upwards is free.`)
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
