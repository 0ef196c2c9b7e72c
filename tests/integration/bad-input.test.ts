import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryFile } from '#lib/ledger/history-file.ts'
import { bodyLimit } from '#lib/serving/whole-body.server.ts'
import { badRequest } from '../support/bad-requests.ts'
import { askByForms, findOffer, PlainBrowser, shareByForms } from '../support/browser.ts'
import type { CastName } from '../support/cast-name.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** Everybody but Sam (`outside`), whose record and sharing must not change by anything they send. */
const roles = [
  'stranger',
  'inside',
  'housing-worker',
  'colleague',
  'employer',
  'family',
  'enroller',
  'steward'
] as const
type Role = (typeof roles)[number]

const seed = 20_261_122
const rounds = 30
const perRound = 400
const atOnce = 8

let server: TestServer
let sam: PlainBrowser
/** Real ids, all of Sam's. */
let known: Record<string, string>
let sent = 0

beforeAll(async () => {
  server = await startServer()
  sam = await new PlainBrowser(server.url).signIn('outside')
  await sam.post('/me/record/identity/legal-name', { legalName: 'Sam Carter', basedOn: '0' })
  await sam.post('/me/record/contact/phone', { phone: '01632 960123', basedOn: '0' })
  await sam.post('/me/goals/sams-goal/title', { title: 'A room of my own', basedOn: '0' })
  const consentId = await shareByForms(sam, await findOffer(sam, 'q=room+support'))
  const worker = await new PlainBrowser(server.url).signIn('housing-worker')
  const people = await (await worker.get('/org/connect-housing/people')).text()
  const interests = await (await sam.get('/me/interests')).text()
  const draft = await sam.post('/me/interests/new', { offer: await findOffer(sam, 'q=room+support') })
  const told = await sam.post('/me/complaints/new?/send', { words: 'Who looked?', key: 'A'.repeat(22) })
  const requestId = await askByForms(sam, worker, 'connect-housing')
  known = {
    consentId,
    requestId,
    complaintId: /complaints\/([0-9a-f-]{36})/.exec(told.headers.get('location') ?? '')?.[1] ?? '',
    ref: /people\/([\w-]{22})/.exec(people)?.[1] ?? '',
    interestId: /interests\/([0-9a-f-]{36})/.exec(interests)?.[1] ?? '',
    draftId: draft.headers.get('location')?.split('/').at(-1) ?? '',
    id: await findOffer(sam)
  }
  for (const [name, id] of Object.entries(known)) expect(id, name).not.toBe('')
}, 180_000) // ms; it may build
afterAll(() => server.stop())

async function enter(as: CastName): Promise<string> {
  const body = new URLSearchParams({ as })
  const headers = { origin: server.url }
  const answer = await fetch(`${server.url}/practice/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body
  })
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const nobody = 'A'.repeat(22)

/** What a role may really do is no bad input: workers of the service that Sam shares with get no true reference. */
function knownTo(role: Role): Record<string, string> {
  if (role === 'housing-worker' || role === 'colleague') {
    return { ...known, slug: 'connect-housing', ref: nobody, requestId: nobody, interestId: nobody }
  }
  return { ...known, slug: 'kettle-works' }
}

/** Half of them come from another person, whose forms are the most. */
function roleOf(number: number): Role {
  return number % 2 === 0 ? 'inside' : (roles[(number >> 1) % roles.length] ?? 'stranger')
}

async function send(number: number, role: Role, cookie: string): Promise<string | null> {
  const { method, path, headers, body } = badRequest(seed + number, knownTo(role))
  // Somebody without a record has few forms left: only the last round may take it back.
  if (path.startsWith('/me/settings/take-back') && number < (rounds - 1) * perRound) return null
  sent += 1
  const origin = number % 20 === 0 ? 'https://evil.example' : server.url
  const answer = await fetch(server.url + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, origin, cookie },
    ...(body && { body: new Uint8Array(body) })
  })
  await answer.arrayBuffer()
  if (answer.status < 500) return null
  return `${answer.status}: number ${number}, ${role} ${method} ${path} ${JSON.stringify(headers)} ${body?.toString('utf8', 0, 200) ?? ''}`
}

async function sendRound(round: number): Promise<string[]> {
  // What was sent may have ended a session.
  const cookies = new Map<Role, string>()
  for (const role of roles) cookies.set(role, role === 'stranger' ? '' : await enter(role))
  const failed: string[] = []
  let next = round * perRound
  const sender = async () => {
    while (next < (round + 1) * perRound) {
      const number = next++
      const role = roleOf(number)
      const failure = await send(number, role, cookies.get(role) ?? '')
      if (failure) failed.push(failure)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  return failed
}

/** Every page that shows what Sam wrote and shares, as bytes. */
async function samsPages(): Promise<string[]> {
  const browser = await new PlainBrowser(server.url).signIn('outside')
  const sharing = [
    '/me/sharing',
    `/me/requests/${known.requestId}`,
    `/me/sharing/${known.consentId}`,
    `/me/sharing/new/${known.draftId}/what`
  ]
  const record = [
    '/me/record',
    '/me/record/identity',
    '/me/record/contact',
    '/me/goals',
    '/me/goals/sams-goal'
  ]
  const pages: string[] = []
  for (const path of [...record, ...sharing, '/me/interests', '/me/settings']) {
    const page = await (await browser.get(path)).text()
    // Made anew for each page: what allows its scripts, and the id of a step that may be added.
    pages.push(
      `${path} ${page.replaceAll(/nonce="[^"]+"|newStepId:"[^"]+"|name="stepId" value="[^"]+"/g, '')}`
    )
  }
  return pages
}

async function samsHistory(): Promise<HistoryFile['rows']> {
  const browser = await new PlainBrowser(server.url).signIn('outside')
  return ((await (await browser.get('/me/history.json')).json()) as HistoryFile).rows
}

describe('thousands of requests that make no sense', () => {
  it(
    'get an answer each, are never our mistake, and change nothing of somebody else’s',
    { timeout: 300_000 },
    async () => {
      const [pages, history] = [await samsPages(), await samsHistory()]
      const failed: string[] = []
      for (let round = 0; round < rounds; round++) failed.push(...(await sendRound(round)))
      console.log(`bad input: ${sent} requests from seed ${seed}, ${failed.length} answered with 5xx`)
      expect(failed).toEqual([])
      expect(sent).toBeGreaterThanOrEqual(10_000)

      expect(await samsPages()).toEqual(pages)
      const after = await samsHistory()
      expect(after.slice(0, history.length)).toEqual(history)
      for (const { detail } of after.slice(history.length)) {
        expect(detail).toMatchObject({ what: 'looked', allowed: false })
      }
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      const metrics = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer practice' } })
      expect(await metrics.text()).toMatch(/^waymark_unexpected_errors_total 0$/m)
    }
  )
})

describe('a request that was once our mistake', () => {
  const form = 'application/x-www-form-urlencoded'
  const post = async (path: string, body: string, type = form, accept = 'text/html') => {
    const headers = { origin: server.url, 'content-type': type, accept }
    const answer = await fetch(server.url + path, { method: 'POST', redirect: 'manual', headers, body })
    return answer.status
  }

  it.each(['constructor', 'toString', 'valueOf', '__proto__', '__defineGetter__', 'default'])(
    'asks for an action called %s, and there is none',
    async (name) => expect(await post(`/sign-in?/${name}`, 'a=b')).toBe(404)
  )

  it('sends a list called __proto__, and reads what is wrong with the rest', async () => {
    expect(await post('/sign-in', '__proto__[]=x&name=sam')).toBe(422)
  })

  it.each(['Infinity', '1e999', '-1', '1.5', 'x'])(
    'asks for a history before row %s, and gets the newest',
    async (row) => {
      sam = await new PlainBrowser(server.url).signIn('outside')
      expect((await sam.get(`/me/history?before=${row}`)).status).toBe(200)
    }
  )

  it('takes the whole of what a body may be, and one byte more is refused', async () => {
    const body = `name=${'a'.repeat(bodyLimit - 5)}`
    expect(await post('/sign-in', body)).toBe(422)
    expect(await post('/sign-in', `${body}a`)).toBe(413)
  })
})
