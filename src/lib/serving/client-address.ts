import { isIPv6 } from 'node:net'

/**
 * The address that limits are counted by. Each trusted proxy adds the address it heard from to the end
 * of X-Forwarded-For, so the last `hops` entries are true and anything before them is what somebody
 * claims. Without that many entries the request did not come through the proxies: the socket counts.
 *
 * IPv6 is cut to its /64: that is what one subscriber gets, and holds 2^64 addresses to try from.
 * Test: `client-address.test.ts`.
 */
export function clientAddress(socket: string, forwardedFor: string | undefined, hops: number): string {
  const entries = (forwardedFor ?? '').split(',').map((entry) => entry.trim())
  const told = hops > 0 && entries.length >= hops ? entries[entries.length - hops] : undefined
  return networkOf(told || socket)
}

function networkOf(address: string): string {
  if (/^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(address)) return address.slice(7)
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%', 1)[0]!.toLowerCase().split('::')
  const front = head.split(':').filter(Boolean)
  const back = (tail ?? '').split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  const parts = tail === undefined ? front : [...front, ...zeros, ...back]
  return `${parts.slice(0, 4).join(':')}::/64`
}
