import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessOf, type Access } from '#lib/access/table.ts'
import { endOfDay } from '#lib/consent/until.server.ts'
import { askByForms, findOffer, PlainBrowser, shareByForms } from '../support/browser.ts'
import type { CastName } from '../support/cast-name.ts'
import { startServer, type TestServer } from '../support/server.ts'

type Role = 'stranger' | CastName

/** Which rows of the access table each role passes. */
const passes: Record<Role, readonly Access[]> = {
  stranger: ['anyone'],
  outside: ['anyone', 'signed-in', 'person-before-yes', 'person'],
  inside: ['anyone', 'signed-in', 'person-before-yes', 'person'],
  'housing-worker': ['anyone', 'signed-in', 'worker'],
  colleague: ['anyone', 'signed-in', 'worker'],
  employer: ['anyone', 'signed-in', 'worker'],
  family: ['anyone', 'signed-in', 'supporter'],
  enroller: ['anyone', 'signed-in', 'enroller'],
  steward: ['anyone', 'signed-in', 'steward'],
  'steward-2': ['anyone', 'signed-in', 'steward']
}
const roles = Object.keys(passes) as Role[]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

let server: TestServer
let browsers: Record<Role, PlainBrowser>
let routes: string[]
/** Real ids, all of the person `outside`, so that a wrong role meets what really is there. */
let params: Record<string, string>
let ref: string
let cells = 0

/** Signs in anew: a session of a kiosk is short, and the tests move the clock. */
async function enter(role: Role): Promise<PlainBrowser> {
  const browser = new PlainBrowser(server.url)
  if (role !== 'stranger') await browser.signIn(role)
  return browser
}

async function peopleOf(worker: PlainBrowser): Promise<string | undefined> {
  const page = await (await worker.get('/org/connect-housing/people')).text()
  return /people\/([\w-]{22})/.exec(page)?.[1]
}

/** `outside` shares anew with the housing service; whoever helps there stays. */
async function share(until: Record<string, string> = { until: '28-days' }): Promise<string> {
  const sam = await enter('outside')
  return shareByForms(sam, await findOffer(sam, 'q=room+support'), undefined, until)
}

beforeAll(async () => {
  server = await startServer()
  browsers = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await enter(role)]))
  ) as typeof browsers
  routes = routesOfBuild(process.env.WAYMARK_TEST_BUILD ?? '')
  const sam = browsers.outside
  const consentId = await share()
  ref = (await peopleOf(browsers['housing-worker'])) ?? ''
  await browsers['housing-worker'].post(`/org/connect-housing/people/${ref}/take-on`)
  const interests = await (await sam.get('/me/interests')).text()
  const draft = await sam.post('/me/interests/new', { offer: await findOffer(sam, 'place=Reading') })
  const told = await sam.post('/me/complaints/new?/send', { words: 'Who looked?', key: 'A'.repeat(22) })
  const requestId = await askByForms(sam, browsers['housing-worker'], 'connect-housing')
  const team = await (await browsers['housing-worker'].get('/org/connect-housing/team')).text()
  params = {
    slug: 'connect-housing',
    member: /team\/([\w-]{22})/.exec(team)?.[1] ?? '',
    requestId,
    ref,
    consentId,
    interestId: /interests\/([0-9a-f-]{36})/.exec(interests)?.[1] ?? '',
    complaintId: /complaints\/([0-9a-f-]{36})/.exec(told.headers.get('location') ?? '')?.[1] ?? '',
    draftId: draft.headers.get('location')?.split('/').at(-1) ?? '',
    id: await findOffer(sam),
    offerId: await findOffer(sam, 'q=room+support'),
    section: 'contact',
    question: 'phone',
    form: 'gp',
    choice: 'access',
    '...path': 'services'
  }
}, 120_000)
afterAll(async () => {
  console.log(`matrix: ${cells} cells, expected and found the same`)
  await server.stop()
})

/** Every route of the manifest that the server was built with. */
function routesOfBuild(folder: string): string[] {
  const chunks = join(folder, 'server/chunks')
  const manifest = readdirSync(chunks).find((name) => /^manifest\.js-.*\.js$/.test(name)) ?? ''
  const text = readFileSync(join(chunks, manifest), 'utf8')
  return [...text.matchAll(/\bid: ?"(\/[^"]*)"/g)].map(([, id = '']) => id)
}

function pathOf(route: string): string {
  return route
    .replace('/[[door=door]]', '')
    .replaceAll(/\[([^\]]+)\]/g, (_, name: string) => params[name] ?? 'not-there')
}

/** Whether the role passes the route's row, and the thing behind the address is theirs or everybody's. */
function isTheirs(role: Role, route: string, method: string): boolean {
  if (route.startsWith('/org/[slug]') && role === 'employer') return false
  // The place that the address names is the manager's own.
  if (route.startsWith('/org/[slug]/team/[member]') && role === 'colleague') return false
  const owned = /\[(complaintId|consentId|draftId|interestId|requestId|suggestionId)\]/.test(route)
  // Reading the address of an action leads back to the list, whatever the id is.
  const leadsBack =
    /\/(accept|change|decline|keep|pause|renew|resume|stop|withdraw)$/.test(route) &&
    ['GET', 'HEAD'].includes(method)
  return !(owned && !leadsBack && role === 'inside')
}

/** Files that a shared screen refuses to hand over. */
const notOnKiosk = [
  ...['/me/calendar.ics', '/me/cv.json', '/me/cv.pdf', '/me/packs/[form].pdf'],
  ...['/me/qualifications/[badgeId]', '/me/documents/[document]/[fileId]']
]

async function check(role: Role, route: string, method: string): Promise<void> {
  const access = accessOf(route)
  const response = await browsers[role].request(method, pathOf(route))
  const found = `${role} ${method} ${route}: ${response.status}`
  cells += 1
  // Leaving ends the session of a shared screen, also by the link that needs no JavaScript.
  if (route === '/leave') browsers[role] = await enter(role)
  expect(access, `${route} has a row`).not.toBeNull()
  expect(response.status, found).toBeLessThan(500)
  if (access === 'token') return void expect([401, 404, 405], found).toContain(response.status)
  if (!passes[role].includes(access!) || !isTheirs(role, route, method)) {
    // A method that the route does not have is refused before anybody is asked who they are.
    const refused = role === 'stranger' ? [303, 401, 404, 405] : [404, 405]
    expect(refused, found).toContain(response.status)
    if (response.status === 303) expect(response.headers.get('location'), found).toMatch(/^\/sign-in/)
  } else if (method === 'GET') {
    const onKiosk = role === 'inside' && notOnKiosk.includes(route)
    expect(onKiosk ? [403, 404] : [200, 303, 404, 405], found).toContain(response.status)
    // A shared screen that is left begins with the next person.
    const mayBegin = route === '/leave' && role === 'inside'
    if (response.status === 303 && !mayBegin) {
      expect(response.headers.get('location'), found).not.toMatch(/^\/sign-in$/)
    }
  }
}

describe('every route of the build', () => {
  it('lets in who the table says, and nobody else', { timeout: 180_000 }, async () => {
    expect(routes.length).toBeGreaterThan(30)
    // What changes something for its owner is tried last of all, by those who may not.
    for (const method of methods) {
      for (const route of routes) {
        for (const role of roles) {
          const may = passes[role].includes(accessOf(route) ?? 'worker') && isTheirs(role, route, method)
          if (method !== 'GET' && method !== 'HEAD' && may) continue
          await check(role, route, method)
        }
      }
    }
  })
})

/** What a state is reached by, and whether the worker who helps sees anything in it. */
const states: [string, boolean, (consentId: string) => Promise<void>][] = [
  ['active', true, async () => undefined],
  ['paused', false, (id) => act(`/me/sharing/${id}/pause`)],
  [
    'gone on with',
    true,
    async (id) => (await act(`/me/sharing/${id}/pause`), act(`/me/sharing/${id}/resume`))
  ],
  ['everything paused', false, () => act('/me/sharing/pause-everything')],
  ['everything gone on with', true, () => act('/me/sharing/resume-everything')],
  ['stopped', false, (id) => act(`/me/sharing/${id}/stop`)]
]

async function act(path: string): Promise<void> {
  const response = await (await enter('outside')).post(path)
  expect(response.status, path).toBe(303)
}

/** Each gated route, and what each role may find there while somebody shares and the worker helps. */
const gated: [string, (role: Role, open: boolean) => number][] = [
  ['/org/connect-housing/people/REF', (role, open) => (open && role === 'housing-worker' ? 200 : 404)],
  ['/org/connect-housing/people/REF/take-on', takeOnStatus],
  // Whoever may only look suggests nothing.
  ['/org/connect-housing/people/REF/suggest', () => 404],
  ['/org/connect-housing/people/REF/suggest/contact/phone', () => 404],
  ['/org/connect-housing/people/nobody-by-this-name-00', () => 404],
  ['/org/kettle-works/people/REF', () => 404]
]

function takeOnStatus(role: Role, open: boolean): number {
  if (!open) return 404
  return role === 'housing-worker' ? 303 : role === 'colleague' ? 200 : 404
}

async function checkGate(open: boolean, why: string): Promise<void> {
  for (const role of roles) {
    const browser = await enter(role)
    for (const [path, expected] of gated) {
      const response = await browser.get(path.replace('REF', ref))
      const status = role === 'stranger' ? 303 : expected(role, open)
      cells += 1
      expect(response.status, `${why}: ${role} ${path}`).toBe(status)
    }
    if (role === 'housing-worker' || role === 'colleague') {
      cells += 1
      expect((await peopleOf(browser)) === ref, `${why}: ${role} lists`).toBe(open)
    }
  }
}

describe('the gate over HTTP', () => {
  it(
    'opens for the worker who helps, in the states that open, and for nobody else',
    { timeout: 180_000 },
    async () => {
      for (const [state, open, reach] of states) {
        await reach(await share())
        await checkGate(open, state)
        await new PlainBrowser(server.url).moveClock(61 * 60 * 1000) // past the hour of counted denials
      }
    }
  )

  it('ends at the millisecond, and opens no earlier than it was given', { timeout: 180_000 }, async () => {
    const clock = new PlainBrowser(server.url)
    const today = new Date(await clock.moveClock(0)).toISOString().slice(0, 10)
    await share({ until: 'today' })
    const until = endOfDay(today)
    for (const [at, open] of [
      [until - 1, true],
      [until, false],
      [until + 1, false]
    ] as const) {
      // The clock of practice runs on: the last millisecond before is tried as the gate would meet it.
      await clock.setClock(open ? at - 30_000 : at)
      await checkGate(open, `${at - until} ms from the end`)
    }
  })

  it('answers every denial with the same bytes', async () => {
    const worker = await enter('housing-worker')
    const page = async (path: string) => {
      const response = await worker.get(path)
      const body = (await response.text()).replaceAll(/nonce="[^"]+"/g, '')
      return { status: response.status, body }
    }
    const never = await page('/org/connect-housing/people/AAAAAAAAAAAAAAAAAAAAAA')
    const ended = await page(`/org/connect-housing/people/${ref}`)
    const elsewhere = await page(`/org/kettle-works/people/${ref}`)
    const nowhere = await page('/org/no-such-place/people/AAAAAAAAAAAAAAAAAAAAAA')
    expect(never.status).toBe(404)
    for (const other of [ended, elsewhere, nowhere]) expect(other).toEqual(never)
    cells += 4
  })
})
