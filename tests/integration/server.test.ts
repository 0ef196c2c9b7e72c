import { readdirSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyLimit } from '#lib/serving/whole-body.server.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** The practice server as it is started for everybody, over real HTTP. */
let server: TestServer
beforeAll(async () => void (server = await startServer()), 180_000) // ms; it may have to build first
afterAll(() => server.stop())

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: Buffer
}

/** Plain `node:http`, because `fetch` sets or forbids headers that these tests are about. */
function ask(
  path: string,
  options: { method?: string; host?: string; headers?: Record<string, string>; body?: string } = {}
): Promise<Answer> {
  const { method = 'GET', host = '127.0.0.1', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const sending = request({ host, port: server.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
      )
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const browser = { accept: 'text/html' }
const origin = () => `http://127.0.0.1:${server.port}`
const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0] ?? ''

describe('compression', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync]
  ])('sends pages in %s', async (encoding, open) => {
    const answer = await ask('/', { headers: { ...browser, 'accept-encoding': encoding } })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers.vary).toContain('Accept-Encoding')
    expect(open(answer.body).toString()).toContain('</html>')
  })

  it('leaves files as the build compressed them', async () => {
    const page = await ask('/', { headers: browser })
    const path = /\/_app\/immutable\/[^"]+\.css/.exec(page.body.toString())![0] // every page has styles
    const answer = await ask(path, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(answer.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(answer.body).toString()).toContain('{')
    expect(answer.headers['cache-control']).toBe('public,max-age=31536000,immutable')
  })
})

describe('headers', () => {
  it.each(['/', '/plain.css', '/nothing-here', '/healthz', '/_app/version.json'])(
    'are on %s',
    async (path) => {
      const { headers } = await ask(path, { headers: browser })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe-inline')
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin'
      })
      expect(headers['permissions-policy']).toContain('camera=(), microphone=(), geolocation=()')
      expect(headers['strict-transport-security']).toBeUndefined() // practice has no https
      expect(headers['x-powered-by']).toBeUndefined()
    }
  )

  it('are few on the parts of a page', async () => {
    const page = await ask('/', { headers: browser })
    const path = /\/_app\/immutable\/[^"]+\.js/.exec(page.body.toString())![0] // every page has scripts
    const { headers } = await ask(path)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin'
    })
    expect(headers['permissions-policy']).toBeUndefined()
  })

  it('give every page a policy with a nonce of its own', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await ask('/')).headers['content-security-policy'])
    )
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[^']{16,}'/)
    expect(policies[0]).not.toBe(policies[1])
  })

  it.each([
    '/me',
    '/me/nothing',
    '/org/x',
    '/family',
    '/enrol',
    '/steward',
    '/join',
    '/sign-in',
    '/practice',
    '/%6de',
    '/%73ign-in'
  ])('keep no copy of %s', async (path) => {
    expect((await ask(path, { headers: browser })).headers['cache-control']).toBe('no-store')
  })

  it('keep no copy of any page for somebody signed in', async () => {
    const entered = await enter()
    const answer = await ask('/offers', { headers: { ...browser, cookie: cookieOf(entered) } })
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect((await ask('/offers', { headers: browser })).headers['cache-control']).toBe('private, no-cache')
  })
})

function enter(host = '127.0.0.1', name = host): Promise<Answer> {
  const from = `http://${name}:${server.port}`
  const headers = { ...form, host: `${name}:${server.port}`, origin: from }
  return ask('/practice/sign-in', { method: 'POST', host, headers, body: 'as=outside' })
}

describe('who may enter practice', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', 'localhost'],
    ['::1', '[::1]']
  ])('can send forms at %s as %s', async (host, name) => {
    const answer = await enter(host, name)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/me')
  })

  it('is nobody who calls it by another name', async () => {
    for (const host of ['evil.example', `evil.example:${server.port}`, 'localhost:1', 'localhost']) {
      const answer = await ask('/', { headers: { host } })
      expect(answer.status).toBe(421)
      expect(answer.body.toString()).toContain('Practice is for this machine only')
    }
  })

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'])(
    'is nothing that came through a proxy with %s',
    async (header) => {
      const answer = await ask('/', { headers: { [header]: 'for=1.2.3.4' } })
      expect(answer.status).toBe(421)
      expect(answer.body.toString()).toContain(header)
    }
  )

  it('is told nothing by headers that only the entry may set', async () => {
    const headers = { ...form, origin: `https://127.0.0.1:${server.port}`, 'x-waymark-protocol': 'https' }
    const answer = await ask('/practice/sign-in', { method: 'POST', headers, body: 'as=outside' })
    expect(answer.status).toBe(403)
  })
})

describe('requests from elsewhere', () => {
  const types = [
    form['content-type'],
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/json',
    ''
  ]
  const foreign = ['', 'null', 'https://evil.example', 'http://127.0.0.1', 'HTTP://127.0.0.1']

  it.each(types)('change nothing, sent as "%s"', async (type) => {
    for (const from of foreign) {
      const headers = { ...(type && { 'content-type': type }), ...(from && { origin: from }) }
      const answer = await ask('/practice/sign-in', { method: 'POST', headers, body: 'as=outside' })
      expect(answer.status, from).toBe(403)
      expect(answer.headers['set-cookie'], from).toBeUndefined()
      expect(JSON.parse(answer.body.toString())).toMatchObject({ message: 'wrong-origin' })
    }
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('change nothing, sent with %s', async (method) => {
    for (const path of ['/', '/practice/sign-in', '/nothing-here'])
      expect((await ask(path, { method })).status, path).toBe(403)
  })

  it('read in a browser as words', async () => {
    const answer = await ask('/practice/sign-in', { method: 'POST', headers: { ...browser, ...form } })
    expect(answer.status).toBe(403)
    expect(answer.body.toString()).toContain('It looked like this came from another website.')
  })
})

describe('bodies over the limit', () => {
  const big = 'as=' + 'x'.repeat(bodyLimit)

  it.each([{}, { 'transfer-encoding': 'chunked' }])('are refused in words (%o)', async (chunked) => {
    const headers = { ...browser, ...form, ...chunked, origin: origin() }
    const answer = await ask('/practice/sign-in', { method: 'POST', headers, body: big })
    expect(answer.status).toBe(413)
    expect(answer.body.toString()).toContain('That was too big to send')
  })

  it('are refused in the words of a form that was sent by script', async () => {
    const headers = { ...form, origin: origin(), 'x-sveltekit-action': 'true', accept: 'application/json' }
    const answer = await ask('/practice/sign-in', { method: 'POST', headers, body: big })
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      type: 'error',
      error: { message: 'too-large' }
    })
  })
})

describe('what is not there', () => {
  it('is one page for people, wherever they look', async () => {
    for (const path of ['/nothing-here', '/offers/nothing-here', '/%c0%80', '/_app/nothing.js']) {
      const answer = await ask(path, { headers: browser })
      expect(answer.status, path).toBeGreaterThanOrEqual(400)
      expect(answer.status, path).toBeLessThan(500)
      expect(answer.body.toString(), path).not.toMatch(/Error:|node_modules|sveltekit-error/)
    }
  })
})

describe('the folder of data', () => {
  it('holds nothing that another user of this machine may read', () => {
    const names = readdirSync(server.dataDir)
    expect(names).toEqual(expect.arrayContaining(['admin.sock', 'keyring.json', 'keys.db', 'waymark.db']))
    for (const name of names) expect(statSync(join(server.dataDir, name)).mode & 0o077, name).toBe(0)
  })
})

describe('for machines', () => {
  it('healthz says that it lives', async () => {
    const answer = await ask('/healthz')
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body.toString())).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      database: 'ok'
    })
  })

  it('readyz says that it can serve, and info what it is', async () => {
    expect(JSON.parse((await ask('/readyz')).body.toString())).toEqual({ status: 'ready' })
    expect(JSON.parse((await ask('/info')).body.toString())).toMatchObject({
      name: 'Waymark',
      mode: 'practice'
    })
  })

  it('metrics need their token', async () => {
    for (const authorization of ['', 'Bearer wrong', 'practice', 'Basic practice', 'Bearer practice ']) {
      const answer = await ask('/metrics', { headers: { ...(authorization && { authorization }) } })
      // A header's spaces at its end are no part of it (RFC 9110, 5.5).
      expect(answer.status, authorization).toBe(authorization.trim() === 'Bearer practice' ? 200 : 401)
    }
    expect((await ask('/metrics')).headers['www-authenticate']).toBe('Bearer')
  })

  it('metrics count by route, and name nobody', async () => {
    await ask('/offers/somebodys-secret?q=marked')
    const answer = await ask('/metrics', { headers: { authorization: 'Bearer practice' } })
    const words = answer.body.toString()
    expect(words).toMatch(/waymark_requests_total\{method="GET",route="\/offers\/\[id\]",status="404"\} \d/)
    expect(words).toContain('nodejs_eventloop_lag_seconds')
    expect(words).toContain('process_resident_memory_bytes')
    expect(words).not.toMatch(/secret|marked/)
  })
})

describe('many clumsy senders', () => {
  it('get an answer each, and hurt nobody', async () => {
    const odd = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PROPFIND']
    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        ask(['/', '/me', '/offers?q=%', '/%', '//x', '/me/../..'][i % 6]!, {
          method: odd[i % odd.length]!,
          headers: { ...form, origin: origin() },
          body: i % 3 === 0 ? '%%%=&&&=' : ''
        })
      )
    )
    for (const answer of answers) expect(answer.status).toBeLessThan(500)
    expect((await ask('/healthz')).status).toBe(200)
  })
})
