import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compress } from '#lib/serving/compress.server.ts'
import type { Handler } from '#lib/serving/make-listener.server.ts'

/**
 * `node tests/bench/bare-server.ts [FOLDER]`: the yardstick of a served page, in a process of its own. With the
 * build of `bare/` it is the smallest SvelteKit page, compressed as ours; without, `node:http` alone.
 * It tells its parent the port.
 */
const folder = process.argv[2]
const server = createServer(folder ? await kit(folder) : (_, response) => response.end('Hello'))
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))

async function kit(folder: string): Promise<RequestListener> {
  const { handler } = (await import(pathToFileURL(join(folder, 'handler.js')).href)) as { handler: Handler }
  return (request, response) => {
    compress(request, response)
    handler(request, response, () => response.writeHead(404).end())
  }
}
