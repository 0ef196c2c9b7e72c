import { expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

it.each([
  ['the socket counts when no proxy is trusted', '203.0.113.9', '198.51.100.1', 0, '203.0.113.9'],
  ['one proxy adds the last entry', '10.0.0.1', '198.51.100.1', 1, '198.51.100.1'],
  ['what a sender claims stands before it', '10.0.0.1', '1.1.1.1, 198.51.100.1', 1, '198.51.100.1'],
  ['two proxies add two', '10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
  ['too few entries: it came past the proxies', '10.0.0.1', '198.51.100.1', 2, '10.0.0.1'],
  ['none at all', '10.0.0.1', '', 1, '10.0.0.1'],
  ['IPv4 written as IPv6 is IPv4', '::ffff:203.0.113.9', undefined, 0, '203.0.113.9'],
  ['IPv6 counts by its /64', '2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
  ['however it is shortened', '2001:DB8:1:2::6', undefined, 0, '2001:db8:1:2::/64'],
  ['with zeros in front', '2001:db8::6', undefined, 0, '2001:db8:0:0::/64'],
  ['loopback too', '::1', undefined, 0, '0:0:0:0::/64'],
  ['and without its zone', 'fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64']
])('%s', (_why, socket, forwardedFor, hops, expected) => {
  expect(clientAddress(socket, forwardedFor, hops)).toBe(expected)
})
