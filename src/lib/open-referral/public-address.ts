import { BlockList, isIP } from 'node:net'

/** Addresses that are not on the open internet (IANA special-purpose registries, RFC 6890 and later). */
const apart = new BlockList()
const v4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
const v6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20'
for (const [list, family] of [
  [v4, 'ipv4'],
  [v6, 'ipv6']
] as const) {
  for (const range of list.split(' ')) {
    const [net = '', bits] = range.split('/')
    apart.addSubnet(net, Number(bits), family)
  }
}
/** The one part of IPv6 that is given out; mapped, translated, local and multicast addresses are outside of it. */
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the open internet; false for what is no address. Test: `fetch-public.test.ts`. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !apart.check(address, 'ipv4')
  return isIP(address) === 6 && given.check(address, 'ipv6') && !apart.check(address, 'ipv6')
}
