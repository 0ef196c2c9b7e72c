import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => void (server = await startServer({ env: { LOG_LEVEL: 'debug' } })), 180_000) // ms; it may build
afterAll(() => server.stop())

const mark = 'Zq7Marked'

/** Sends the mark wherever a person or an attacker could put a value. */
async function sendMarked(): Promise<void> {
  const origin = server.url
  const headers = {
    origin,
    'user-agent': mark,
    cookie: `${mark}=${mark}; __Host-waymark=${mark}`,
    referer: `${origin}/${mark}`
  }
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
  const body = `as=${mark}&signInName=${mark}&passphrase=${mark}&name=${mark}`
  for (const path of [
    `/${mark}`,
    `/offers/${mark}?q=${mark}`,
    `/me/${mark}`,
    `/org/${mark}`,
    `/me/calendar.ics?key=${mark}`,
    '/practice/sign-in'
  ])
    for (const accept of ['text/html', 'application/json', '*/*']) {
      await fetch(origin + path, { headers: { ...headers, accept } })
      await fetch(origin + path, { method: 'POST', headers: { ...form, accept }, body })
      await fetch(origin + path, { method: 'POST', headers: { ...form, accept, origin: mark }, body })
    }
  await fetch(`${origin}/sign-in`, { method: 'POST', headers: form, body })
  await fetch(`${origin}/%E0%A4%A`, { headers })
  const broken = { ...headers, 'content-type': 'multipart/form-data; boundary=x' }
  await fetch(`${origin}/practice/sign-in`, { method: 'POST', headers: broken, body: `--x\r\n${mark}` })
  await fetch(`${origin}/practice/sign-in`, { method: 'POST', headers: form, body: mark.repeat(100_000) })
  await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${mark}` } })
}

it('writes a line for each request, and nothing of what was in it', async () => {
  await sendMarked()
  const output = server.output()
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(40)
  expect(output).not.toContain(mark)
  expect(output).not.toMatch(/127\.0\.0\.1|::1/)
})

it('names the route, never the address', async () => {
  await fetch(`${server.url}/offers/some-offer?q=words`)
  const line = server.output().trimEnd().split('\n').at(-1)!
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.any(String) as string,
    requestId: expect.stringMatching(/^[a-z2-9]{8}$/) as string,
    method: 'GET',
    route: '/offers/[id]',
    status: 404,
    ms: expect.any(Number) as number,
    msg: 'request'
  })
})
