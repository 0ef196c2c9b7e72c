import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request may enter the practice server: it must name this machine, with the port it came in
 * by, and must not have passed a proxy. So practice, where anybody may be anybody, is never on a network,
 * and a page elsewhere cannot reach it under a name of its own (DNS rebinding).
 *
 * @returns null when it may, else what is wrong, for whoever set this up
 */
export function practiceRefusal(headers: IncomingHttpHeaders, port: number): string | null {
  const forwarded = Object.keys(headers).find(
    (name) => name === 'forwarded' || name.startsWith('x-forwarded-')
  )
  if (forwarded)
    return `Practice runs without a proxy in front, and this request has the header ${forwarded}.`
  const suffix = port === 80 ? '' : `:${port}`
  const hosts = ['localhost', '127.0.0.1', '[::1]'].map((host) => host + suffix)
  if (headers.host !== undefined && hosts.includes(headers.host.toLowerCase())) return null
  return `Practice is for this machine only. Its address is http://localhost${suffix}.`
}
