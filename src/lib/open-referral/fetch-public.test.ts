import { createServer, request, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchPublic, type WayOut } from './fetch-public.server.ts'
import { isPublicAddress } from './public-address.ts'

const here: WayOut = { protocol: 'http:', request, mayReach: () => true }
const limits = { most: 1000, within: 200 }

const answers: Record<string, RequestListener> = {
  '/ok': (_, answer) => answer.setHeader('content-type', 'Application/JSON; charset=utf-8').end('{}'),
  '/redirect': (_, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  '/gone': (_, answer) => answer.writeHead(410).end(),
  '/huge': (_, answer) => answer.end('x'.repeat(1001)),
  '/endless': (_, answer) => {
    const drip = setInterval(() => answer.write('x'.repeat(50)), 1)
    answer.on('close', () => clearInterval(drip))
  },
  '/silent': () => undefined,
  '/slow': (_, answer) => {
    const drip = setInterval(() => answer.write(' '), 30)
    answer.on('close', () => clearInterval(drip))
  },
  '/cut': (_, answer) => {
    answer.writeHead(200, { 'content-length': '500' }).write('half')
    setTimeout(() => answer.destroy(), 20)
  },
  '/packed': (_, answer) => answer.setHeader('content-encoding', 'gzip').end(gzipSync('{}'))
}

let server: Server
let base = ''
beforeAll(async () => {
  server = createServer((asked, answer) => answers[asked.url ?? '']?.(asked, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const problem = (path: string, way: WayOut | undefined = here) =>
  fetchPublic(path, limits, way).then(
    () => 'fetched',
    (cause: { problem?: string }) => cause.problem
  )

describe('fetching what somebody named', () => {
  it('gives the body and its kind', async () => {
    const { type, bytes } = await fetchPublic(`${base}/ok`, limits, here)
    expect([type, Buffer.from(bytes).toString()]).toEqual(['application/json', '{}'])
  })

  it.each([
    ['redirect', 'redirect'],
    ['gone', 'status'],
    ['huge', 'too-large'],
    ['endless', 'too-large'],
    ['silent', 'slow'],
    ['slow', 'slow'],
    ['cut', 'cut'],
    ['packed', 'packed']
  ])('stops at /%s and says that it is: %s', async (path, expected) => {
    expect(await problem(`${base}/${path}`)).toBe(expected)
  })

  it.each([
    ['http://example.org/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['ftp://example.org/', 'not-https'],
    ['not an address', 'no-address'],
    ['https://me:secret@example.org/', 'no-address'],
    ['https://127.0.0.1/', 'local'],
    ['https://0x7f.1/', 'local'],
    ['https://2130706433/', 'local'],
    ['https://[::1]/', 'local'],
    ['https://[::ffff:10.0.0.1]/', 'local'],
    ['https://169.254.169.254/latest/meta-data/', 'local'],
    ['https://localhost/', 'local']
  ])('does not go to %s: %s', async (address, expected) => {
    expect(await fetchPublic(address, limits).catch((cause: { problem?: string }) => cause.problem)).toBe(
      expected
    )
  })

  it('looks at the address behind a name, and goes to no other', async () => {
    const seen: string[] = []
    const wary: WayOut = { ...here, mayReach: (address) => (seen.push(address), false) }
    expect(await problem(`${base}/ok`, wary)).toBe('local')
    expect(seen.length).toBeGreaterThan(0)
  })

  it.each(['8.8.8.8', '81.2.69.142', '2a00:1450:4009::1'])('knows %s as public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  it.each(
    '10.1.2.3 172.31.0.1 192.168.1.1 100.100.0.1 0.0.0.0 198.19.0.1 224.0.0.1 255.255.255.255 :: ::1 fe80::1 fd00::1 ff02::1 ::ffff:8.8.8.8 64:ff9b::a00:1 2002:a00:1:: 2001:db8::1 2001::1 x'.split(
      ' '
    )
  )('knows %s as not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
