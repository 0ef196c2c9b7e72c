import { afterAll, beforeAll, expect, it } from 'vitest'
import { accessTable } from '#lib/access/table.ts'
import { PlainBrowser, findOffer } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => void (server = await startServer()), 180_000) // ms; it may have to build first
afterAll(() => server.stop())

/** Every page and file of the person that needs no id, and is not behind the door. */
const pages = Object.entries(accessTable)
  .filter(([, access]) => access === 'person' || access === 'signed-in' || access === 'anyone')
  .map(([route]) => route.replace('/[[door=door]]', ''))
  // What a copy of everything holds is compared file by file in `take-away/make-export.test.ts`.
  .filter((route) => !route.endsWith('.zip'))
  .filter(
    (route) => !route.includes('[') && !/^\/(api|me\/private|metrics|readyz|healthz|info|leave)/.test(route)
  )

/** Each page as its reader gets it, without what is new in every answer. */
async function everyPage(browser: PlainBrowser): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const page of pages) {
    const response = await browser.get(page)
    const body = (await response.text())
      .replaceAll(/nonce="[^"]+"/g, '')
      .replaceAll(/"(signature|time)":("[^"]+"|\d+)/g, '')
      .replaceAll(/(?<![\w-])[\w-]{22}(?![\w-])/g, 'new each time') // ids that forms are made with
    found[page] = `${response.status} ${body}`
  }
  return found
}

it('what is kept behind the private door changes no other page of the person by one byte', async () => {
  const sam = await new PlainBrowser(server.url).signIn('outside')
  const stop = Date.now()
  await sam.setClock(stop)
  const before = await everyPage(sam)
  expect(Object.keys(before).length).toBeGreaterThan(20)

  expect((await sam.post('/me/private', { pin: '471108' })).status).toBe(303)
  const draft = await sam.post('/me/private/interests/new', { offer: await findOffer(sam, 'q=room+support') })
  const at = draft.headers.get('location') ?? ''
  expect(at).toMatch(/^\/me\/private\/sharing\/new\//)
  await sam.post(`${at}/what`, { 'share-identity': 'no', 'share-contact': 'yes', 'share-goals': 'no' })
  await sam.post(`${at}/until`, { until: '28-days' })
  const check = await (await sam.get(`${at}/check`)).text()
  const notice = /name="notice" value="([0-9a-f]{64})"/.exec(check)?.[1] ?? ''
  expect((await sam.post(`${at}/check`, { notice })).status).toBe(303)
  expect(await (await sam.get('/me/private/sharing')).text()).toContain('Connect Housing')

  const anna = await new PlainBrowser(server.url).signIn('housing-worker')
  const ref = /people\/([\w-]{22})\/take-on/.exec(
    await (await anna.get('/org/connect-housing/people')).text()
  )?.[1]
  await anna.post(`/org/connect-housing/people/${ref}/take-on`)
  const seen = await anna.get(`/org/connect-housing/people/${ref}`)
  expect(seen.status).toBe(200)

  const after = await everyPage(sam)
  for (const page of pages) expect(after[page], page).toBe(before[page])
})

it('an unused door, an empty room and a wrong PIN look alike', async () => {
  const look = async (browser: PlainBrowser, pin: string) => {
    await browser.post('/me/private/close')
    await browser.post('/me/private', { pin })
    const bodies: string[] = []
    for (const page of ['', '/sharing', '/interests', '/appointments', '/history'])
      bodies.push((await (await browser.get(`/me/private${page}`)).text()).replaceAll(/nonce="[^"]+"/g, ''))
    return bodies
  }
  const sam = await new PlainBrowser(server.url).signIn('outside')
  const wrong = await look(sam, '000001')
  expect(await look(sam, '000002')).toEqual(wrong)
  expect(await look(sam, '471108')).not.toEqual(wrong)
})

it('is shut for everybody who did not open it, and nobody else’s room opens', async () => {
  const sam = await new PlainBrowser(server.url).signIn('outside')
  const shut = await sam.get('/me/private/sharing')
  expect([shut.status, shut.headers.get('location')]).toEqual([303, '/me/private'])
  const jay = await new PlainBrowser(server.url).signIn('inside')
  await jay.post('/me/private', { pin: '471108' })
  expect(await (await jay.get('/me/private/sharing')).text()).not.toContain('Connect Housing')
  for (const pin of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
    expect((await sam.post('/me/private', { pin })).status, pin).toBe(422)
  }
})
