import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PlainBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => void (server = await startServer()), 240_000)
afterAll(async () => void (await server?.stop()))

const nobody = () => new PlainBrowser(server.url)
const to = (response: Response) => response.headers.get('location')
const wrongCode = 'This code does not work.'

/** A whole answer but for what is made anew each time. */
async function bytes(browser: PlainBrowser, path: string) {
  const response = await browser.get(path)
  const headers = [...response.headers].filter(
    ([name]) => !/^(date|content-security-policy|etag)$/.test(name)
  )
  const body = (await response.text()).replaceAll(/nonce="[^"]+"/g, '')
  return { status: response.status, headers, body }
}

/** Sam's tie with Rosa, who is in the cast. */
async function tieOf(sam: PlainBrowser, name: string): Promise<string> {
  const page = await (await sam.get('/me/people')).text()
  return new RegExp(`id="with-([\\w-]{22})"[^>]*>${name}<`).exec(page)?.[1] ?? ''
}

/** Sam asks somebody in by forms alone. Answers the code as it is typed. */
async function invite(sam: PlainBrowser, name: string): Promise<string> {
  const page = await (await sam.post('/me/people/new/name?stops=no', { stops: 'no', name })).text()
  return /[2-9B-Z]{4} [2-9B-Z]{4}/.exec(page)?.[0] ?? ''
}

/** Answers the questions, up to whether somebody makes Sam do it: yes to work, and no to the rest. */
async function choose(sam: PlainBrowser, tie: string): Promise<string> {
  const at = `/me/people/${tie}/share`
  let next = /href="(\/me\/people\/[\w-]+\/share\/[\w-]+)"/.exec(await (await sam.get(at)).text())?.[1] ?? ''
  for (let steps = 0; steps < 15 && !next.endsWith('/until'); steps++) {
    const yes = next.endsWith('/work') ? 'yes' : 'no'
    // A secret address is named and not asked about; it comes last.
    const isSecret = (await (await sam.get(next)).text()).includes('Your address is secret.')
    next = isSecret ? `${at}/until` : (to(await sam.post(next, { share: yes })) ?? '')
  }
  expect(to(await sam.post(next, { until: '28-days' }))).toBe(`${at}/safe`)
  return at
}

/** Sam lets this tie see their work and nothing else, for 28 days. */
async function share(sam: PlainBrowser, tie: string): Promise<void> {
  const at = await choose(sam, tie)
  expect(to(await sam.post(`${at}/safe?/on`))).toBe(`${at}/check`)
  const notice = /name="notice" value="([0-9a-f]{64})"/.exec(await (await sam.get(`${at}/check`)).text())?.[1]
  expect(to(await sam.post(`${at}/check`, { notice: notice ?? '' }))).toBe('/me/people?said=given')
}

describe('what a supporter is answered', () => {
  it('is the same to the byte for every reason there is nothing to see, and says no end before', async () => {
    const [sam, rosa] = [await nobody().signIn('outside'), await nobody().signIn('family')]
    const tie = await tieOf(sam, 'Rosa')
    const list = (await bytes(rosa, '/family')).body
    const never = await bytes(rosa, `/family/${tie}`)
    expect(never.status).toBe(200)
    expect(never.body).toContain('Nothing is shared with you right now')
    expect(Object.fromEntries(never.headers)).toMatchObject({ 'cache-control': 'no-store' })
    expect(await bytes(rosa, '/family/AAAAAAAAAAAAAAAAAAAAAA')).toEqual(never)

    const act = (path: string) => sam.post(path)
    const later = 29 * 24 * 60 * 60 * 1000
    const ends: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
      ['stopped', () => act(`/me/people/${tie}?/stop`), () => Promise.resolve()],
      ['paused', () => act('/me/sharing/pause-everything'), () => act('/me/sharing/resume-everything')],
      ['blocked', () => act(`/me/people/${tie}/block`), () => act(`/me/people/${tie}?/unblock`)],
      // Last: what happened a month ahead stays there, and nothing new is given before it.
      ['over', () => sam.moveClock(later), () => sam.post('/practice/clock', { reset: 'yes' })]
    ]
    for (const [why, end, undo] of ends) {
      await share(sam, tie)
      const open = await bytes(rosa, `/family/${tie}`)
      expect(open.body, why).toContain('Warehouse')
      expect(open.body, why).not.toMatch(/20 December|until|ends/i)
      await end()
      // The clock of the practice server moved a month: Rosa signs in again.
      const again = why === 'over' ? await nobody().signIn('family') : rosa
      expect(await bytes(again, `/family/${tie}`), why).toEqual(never)
      expect((await bytes(again, '/family')).body, why).toBe(list)
      await undo()
    }
    await act(`/me/people/${tie}/end`)
    expect(await bytes(rosa, `/family/${tie}`)).toEqual(never)
    expect((await bytes(rosa, '/family')).body).toBe(list)
    const history = await (await sam.get('/me/history')).text()
    expect(history).toContain('Rosa looked at')
    expect(history).toContain('Rosa tried to look')
  })

  it('is nothing at all without the hat', async () => {
    for (const as of ['outside', 'housing-worker', 'steward'] as const) {
      const browser = await nobody().signIn(as)
      for (const path of ['/family', '/family/AAAAAAAAAAAAAAAAAAAAAA']) {
        expect((await browser.get(path)).status, `${as} ${path}`).toBe(404)
      }
    }
    expect(to(await nobody().get('/family'))).toBe('/sign-in')
  })
})

describe('a code', () => {
  it('that is guessed, used, the inviter’s own or refused is answered with the same words', async () => {
    const sam = await nobody().signIn('outside')
    const answers: string[] = []
    const tell = async (browser: PlainBrowser, code: string) => {
      const answer = await browser.post('/join', { code })
      const body = (await answer.text()).replaceAll(/nonce="[^"]+"/g, '')
      answers.push(`${answer.status} ${body.includes(wrongCode)}`)
    }
    const [used, refused, own] = [
      await invite(sam, 'Uma'),
      await invite(sam, 'Rex'),
      await invite(sam, 'Oli')
    ]

    const uma = await nobody().signIn('colleague')
    expect(to(await uma.post('/join', { code: used }))).toBe('/join/invite')
    expect(to(await uma.post('/join/invite', { adult: 'yes' }))).toBe('/join/invite/names')
    const names = { ownName: 'Uma', label: 'Sam' }
    expect(to(await uma.post('/join/invite/names', names))).toBe('/family?said=accepted')

    const rex = nobody()
    expect(to(await rex.post('/join', { code: refused }))).toBe('/join/invite')
    expect(to(await rex.post('/join/invite/no', { kind: 'afraid', words: '' }))).toBe(
      '/join/invite/no?said=no'
    )

    await tell(nobody(), 'BCDF 2345')
    await tell(nobody(), used)
    await tell(uma, used)
    await tell(nobody(), refused)
    await tell(sam, own)
    expect(new Set(answers)).toEqual(new Set(['422 true']))
    // Nor do the pages behind it open without a good one.
    for (const path of ['', '/account', '/no']) {
      expect(to(await nobody().get(`/join/invite${path}`))).toBe('/join')
    }
    expect(to(await sam.get('/join/invite/names'))).toBe('/join')
  })

  it('tells nobody who asks them in', async () => {
    const sam = await nobody().signIn('outside')
    const stranger = nobody()
    await stranger.post('/join', { code: await invite(sam, 'Somebody new') })
    const page = await (await stranger.get('/join/invite')).text()
    expect(page).toContain('Somebody asks you in')
    expect(page).not.toMatch(/\bSam\b|Carter|Somebody new/)
  })

  it('is asked for after the one question, and a yes to that keeps nothing', async () => {
    const sam = await nobody().signIn('outside')
    expect(to(await sam.get('/me/people/new/name'))).toBe('/me/people/new')
    const before = (await bytes(sam, '/me/people')).body
    const stopped = await sam.post('/me/people/new', { stops: 'yes' })
    expect(await stopped.text()).toContain('Then we stop here')
    expect((await sam.post('/me/people/new/name?stops=no', { name: 'Ada' })).status).toBe(422)
    expect((await bytes(sam, '/me/people')).body).toBe(before)
  })
})

it('the questions of sharing with family cannot be jumped over', async () => {
  const sam = await nobody().signIn('outside')
  const code = await invite(sam, 'Ines')
  const ines = await nobody().signIn('enroller')
  await ines.post('/join', { code })
  await ines.post('/join/invite', { adult: 'yes' })
  await ines.post('/join/invite/names', { ownName: 'Ines', label: 'S.' })
  const tie = await tieOf(sam, 'Ines')
  const at = `/me/people/${tie}/share`
  expect((await sam.get(at)).status, 'not confirmed yet').toBe(404)
  await sam.post(`/me/people/${tie}?/confirm`)
  expect(to(await sam.get(`${at}/check`))).toMatch(/share\/(?!check)/)
  expect(to(await sam.post(`${at}/check`, { notice: 'a'.repeat(64) }))).toMatch(/share\/(?!check)/)
  await choose(sam, tie)
  expect(to(await sam.get(`${at}/check`)), 'nobody asked whether they are made to').toBe(`${at}/safe`)
  expect(to(await sam.post(`${at}/safe?/stop`))).toBe('/me/people?said=nothing-saved')
  expect(to(await sam.get(`${at}/check`)), 'nothing is left').not.toBe(`${at}/safe`)
  for (const never of ['health', 'story', 'family', 'licence', 'nothing']) {
    expect((await sam.get(`${at}/${never}`)).status, never).toBe(404)
    expect((await sam.post(`${at}/${never}`, { share: 'yes' })).status, never).toBe(404)
  }
})

it('nobody else can press what is the person’s to press', async () => {
  const sam = await nobody().signIn('outside')
  await invite(sam, 'Kit')
  const tie = await tieOf(sam, 'Kit')
  const presses = [
    '?/confirm',
    '?/reject',
    '?/stop',
    '?/freeze',
    '?/unblock',
    '?/help',
    '/end',
    '/block',
    '/code'
  ]
  const before = (await bytes(sam, '/me/people')).body
  for (const as of ['inside', 'family', 'housing-worker', 'steward'] as const) {
    const other = await nobody().signIn(as)
    for (const press of presses) {
      const answer = await other.post(`/me/people/${tie}${press}`, { kind: 'lift', answer: 'yes' })
      expect(answer.status, `${as} ${press}`).toBe(404)
    }
  }
  for (const press of presses) expect(to(await nobody().post(`/me/people/${tie}${press}`))).toBe('/sign-in')
  expect((await bytes(sam, '/me/people')).body).toBe(before)
})
