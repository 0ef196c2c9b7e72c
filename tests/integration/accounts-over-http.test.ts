import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PlainBrowser } from '../support/browser.ts'
import { aPhone } from '../support/passkey.ts'
import { startServer, type TestServer } from '../support/server.ts'
import type { CastName } from '../support/cast-name.ts'

let server: TestServer
beforeAll(async () => void (server = await startServer()), 240_000)
afterAll(async () => void (await server?.stop()))

const minute = 60_000 // ms
const nobody = () => new PlainBrowser(server.url)
const signedIn = (as: CastName) => nobody().signIn(as)
const to = (response: Response) => response.headers.get('location')

describe('practice', () => {
  it.each<[CastName, string]>([
    ['inside', '/me'],
    ['outside', '/me'],
    ['housing-worker', '/org/connect-housing'],
    ['colleague', '/org/connect-housing'],
    ['employer', '/org/kettle-works'],
    ['family', '/family'],
    ['enroller', '/enrol'],
    ['steward', '/steward'],
    ['steward-2', '/steward']
  ])('%s begins at %s, which is there', async (as, home) => {
    const browser = nobody()
    expect(to(await browser.post('/practice/sign-in', { as }))).toBe(home)
    expect((await browser.get(home)).status).toBeLessThan(400)
  })

  it.each([{ as: 'somebody' }, { as: '' }, {}])('knows nobody called %j', async (form) => {
    const browser = nobody()
    const answer = await browser.post('/practice/sign-in', form)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Nobody in the practice cast has that name.')
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('moves its clock to an instant, by milliseconds and back, and says what time it is', async () => {
    const clock = async (form: Record<string, string>) => {
      const body = new URLSearchParams(form)
      const answer = await fetch(`${server.url}/practice/clock`, {
        method: 'POST',
        headers: { origin: server.url },
        body
      })
      return answer.ok ? ((await answer.json()) as { now: number }).now : answer.status
    }
    expect(await clock({ to: '2027-01-08T10:00:00Z' })).toBeCloseTo(Date.UTC(2027, 0, 8, 10), -4)
    expect(await clock({ by: '60000' })).toBeCloseTo(Date.UTC(2027, 0, 8, 10, 1), -4)
    expect(await clock({ by: '-60000' })).toBeCloseTo(Date.UTC(2027, 0, 8, 10), -4)
    expect(await clock({ to: 'soon' })).toBe(422)
    expect(await clock({ by: '1e400' })).toBe(422)
    expect(await clock({ by: '' })).toBe(422)
    expect(await clock({ to: '+275760-09-13T00:00:00Z' })).toBe(422)
    expect(await clock({ reset: 'yes' })).toBeCloseTo(Date.now(), -4)
  })

  it('has nothing else', async () => {
    expect((await nobody().get('/practice/sign-in')).status).toBe(404)
    expect((await nobody().post('/practice', {})).status).toBe(404)
    expect((await nobody().get('/practiced')).status).toBe(404)
  })
})

describe('a session over HTTP', () => {
  it('that was tampered with, cut or invented leads to the sign-in page', async () => {
    const { headers } = await nobody().post('/practice/sign-in', { as: 'outside' })
    const [cookie = ''] = headers.getSetCookie()[0]!.split(';')
    const home = (sent: string) =>
      fetch(`${server.url}/me`, { redirect: 'manual', headers: { cookie: sent } })
    expect((await home(cookie)).status).toBe(200)
    const [name, id = ''] = cookie.split('=')
    for (const wrong of [
      id.slice(1),
      `${id}a`,
      `b${id.slice(1)}`.replace(id, ''),
      'a'.repeat(40),
      '%00',
      ''
    ]) {
      const answer = await home(`${name}=${wrong}`)
      expect([answer.status, to(answer)]).toEqual([303, '/sign-in'])
    }
  })

  it('that has ended takes no form: nothing is done, and they sign in first', async () => {
    const jay = await signedIn('inside')
    await jay.moveClock(4 * minute + 1000)
    const answer = await jay.post('/me/settings/take-back')
    expect([answer.status, to(answer)]).toEqual([303, '/sign-in'])
    const again = await signedIn('inside')
    expect(await (await again.get('/me/record')).text()).toContain('/me/record/identity')
    await again.post('/practice/clock', { reset: 'yes' })
  })

  it('ends by signing out, twice too, and by leaving', async () => {
    for (const path of ['/sign-in/out', '/leave']) {
      const sam = await signedIn('outside')
      expect((await sam.post(path)).headers.get('clear-site-data')).toBe('"cache"')
      expect(to(await sam.get('/me'))).toBe('/sign-in')
      expect((await sam.post(path)).status).toBe(303)
    }
  })

  it('of a shared screen ends when it goes to the neutral page by itself; another does not', async () => {
    const [jay, sam] = [await signedIn('inside'), await signedIn('outside')]
    await jay.get('/leave')
    await sam.get('/leave')
    expect(to(await jay.get('/me'))).toBe('/sign-in')
    expect((await sam.get('/me')).status).toBe(200)
  })

  it('on a shared screen stays one after a new passphrase: four minutes, and nothing that outlives the browser', async () => {
    const jay = await signedIn('inside')
    const words = { passphrase: 'seven blue boats', passphraseAgain: 'seven blue boats' }
    const changed = await jay.post('/me/settings/passphrase', words)
    expect(to(changed)).toBe('/me/settings?said=passphrase-changed')
    expect(changed.headers.getSetCookie()[0]).not.toMatch(/max-age|expires/i)
    expect(await (await jay.get('/me')).text()).toContain('data-way="kiosk"')
  })

  it('leaves a page that says nothing of where somebody was', async () => {
    const answer = await nobody().get('/leave')
    const page = await answer.text()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(page).toMatch(/<title>Today<\/title>/)
    expect(page).not.toMatch(/waymark|prison|script|stylesheet|http/i)
  })
})

describe('being asked again', () => {
  it('comes before wiping, and nothing is wiped by asking', async () => {
    const jay = await signedIn('outside')
    await jay.moveClock(5 * minute)
    expect(to(await jay.post('/me/settings/take-back'))).toBe('/sign-in/again?for=take-back')
    expect((await jay.get('/me/record')).status).toBe(200)
    const passphrase = 'green kettle on the hill'
    expect(to(await jay.post('/sign-in/again?for=take-back', { passphrase }))).toBe('/me/settings/take-back')
    await jay.post('/practice/clock', { reset: 'yes' })
  })

  it.each(['https://example.org', '//example.org', '/me/record', '__proto__', ''])(
    'never leads to %j',
    async (place) => {
      const sam = await signedIn('outside')
      const address = `/sign-in/again?for=${encodeURIComponent(place)}`
      const passphrase = 'green kettle on the hill'
      expect(to(await sam.post(address, { passphrase }))).toBe('/me/settings')
    }
  )
})

describe('passkeys over HTTP', () => {
  const ask = async (browser: PlainBrowser, path: string, body: unknown = {}) => {
    const answer = await browser.postJson(`/api/passkeys/${path}`, body)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  it.each(['register/options', 'register', 'again/options', 'again'])(
    '%s needs somebody who is signed in',
    async (path) => {
      expect((await ask(nobody(), path)).status).toBe(401)
    }
  )

  it('are added only soon after a proof, and never on a shared screen', async () => {
    const jay = await signedIn('inside')
    expect((await ask(jay, 'register/options')).status).toBe(403)
    const sam = await signedIn('outside')
    await sam.moveClock(5 * minute)
    expect((await ask(sam, 'register/options')).status).toBe(403)
    expect((await ask(sam, 'register')).status).toBe(403)
    await sam.post('/practice/clock', { reset: 'yes' })
  })

  it('are not made by joining without a card', async () => {
    expect((await ask(nobody(), 'join/options')).status).toBe(409)
    expect((await ask(nobody(), 'join')).status).toBe(409)
  })

  it.each([null, 1, [], {}, { id: 'x' }, { id: 'x', rawId: 'x', type: 'public-key', response: {} }])(
    'answer %j with words and no sign-in',
    async (body) => {
      const browser = nobody()
      await ask(browser, 'sign-in/options')
      const answer = await ask(browser, 'sign-in', body)
      expect(answer).toMatchObject({ status: 422, body: { problem: expect.any(String) } })
      expect(to(await browser.get('/me'))).toBe('/sign-in')
    }
  )

  it('sign in once for each question, and only in the browser that was asked', async () => {
    const phone = aPhone(server.url)
    const sam = await signedIn('outside')
    const offer = (await ask(sam, 'register/options')).body
    const made = phone.make(offer as never) // what the endpoint sends is what SimpleWebAuthn made
    expect((await ask(sam, 'register', made)).body).toEqual({ location: '/me/settings?said=way-added' })

    const [mine, other] = [nobody(), nobody()]
    const question = (await ask(mine, 'sign-in/options')).body
    const answer = phone.use(question as never)
    await ask(other, 'sign-in/options')
    expect((await ask(other, 'sign-in', answer)).status).toBe(403)
    expect((await ask(mine, 'sign-in', answer)).body).toEqual({ location: '/me' })
    expect((await mine.get('/me')).status).toBe(200)
    expect((await ask(mine, 'sign-in', answer)).status).toBe(403)
  })

  it('of somebody else are not there to remove', async () => {
    const jay = await signedIn('inside')
    const answer = await jay.post('/me/settings?/remove', { passkey: 'AAAAAAAAAAAAAAAAAAAAAA' })
    expect(answer.status).toBe(404)
  })
})
