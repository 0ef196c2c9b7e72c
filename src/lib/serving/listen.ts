import type { Server } from 'node:http'
import { OperatorError } from '#lib/database/operator-error.ts'

/**
 * @returns the port, which is a free one when 0 was asked for; null when this machine has no such address
 * @throws OperatorError when something else listens there already, or may not
 */
export function listen(server: Server, host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'EAFNOSUPPORT') return resolve(null)
      reject(new OperatorError(words(cause.code, host, port), { cause }))
    })
    server.listen({ host, port, backlog: 1024 }, () => {
      server.removeAllListeners('error')
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function words(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what uses it, or set PORT to another number.`
  if (code === 'EACCES') return `This account may not listen on port ${port}. Set PORT to 1024 or more.`
  return `Waymark cannot listen on ${host}, port ${port} (${code ?? 'unknown'}).`
}
