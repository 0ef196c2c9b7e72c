import type { CastName } from './cast-name.ts'

/** A client that keeps cookies and follows nothing: what a browser without JavaScript sends. */
export class PlainBrowser {
  readonly url: string
  #cookies = new Map<string, string>()
  constructor(url: string) {
    this.url = url
  }

  request(method: string, path: string, form?: Record<string, string>): Promise<Response> {
    const sends = method !== 'GET' && method !== 'HEAD'
    return this.#send(method, path, 'text/html', sends ? new URLSearchParams(form ?? {}) : undefined)
  }

  /** What a script of ours sends. */
  postJson(path: string, body: unknown): Promise<Response> {
    const json = new Blob([JSON.stringify(body)], { type: 'application/json' })
    return this.#send('POST', path, 'application/json', json)
  }

  /** What a form with a file sends. */
  upload(path: string, form: FormData): Promise<Response> {
    return this.#send('POST', path, 'text/html', form)
  }

  async #send(
    method: string,
    path: string,
    accept: string,
    body?: URLSearchParams | Blob | FormData
  ): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        accept,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body ? { origin: this.url } : {})
      },
      ...(body ? { body } : {})
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.#cookies.delete(pair.slice(0, at))
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  get(path: string): Promise<Response> {
    return this.request('GET', path)
  }
  post(path: string, form: Record<string, string> = {}): Promise<Response> {
    return this.request('POST', path, form)
  }

  async signIn(as: CastName): Promise<this> {
    const response = await this.post('/practice/sign-in', { as })
    if (response.status !== 303) throw new Error(`sign in as ${as} answered ${response.status}`)
    return this
  }

  /** Sets the server's clock to this instant: ms UTC. */
  async setClock(to: number): Promise<void> {
    await this.post('/practice/clock', { to: new Date(to).toISOString() })
  }

  async moveClock(by: number): Promise<number> {
    const response = await fetch(`${this.url}/practice/clock`, {
      method: 'POST',
      headers: { origin: this.url, accept: 'application/json' },
      body: new URLSearchParams({ by: String(by) })
    })
    return ((await response.json()) as { now: number }).now
  }
}

/** Goes through the sharing questions by forms alone. Answers the id of the yes. */
export async function shareByForms(
  person: PlainBrowser,
  offerId: string,
  answers: Record<string, 'yes' | 'no'> = { identity: 'no', contact: 'yes', goals: 'yes' },
  until: Record<string, string> = { until: '28-days' }
): Promise<string> {
  const draft = location(await person.post('/me/interests/new', { offer: offerId }))
  const what = Object.fromEntries(Object.entries(answers).map(([section, yes]) => [`share-${section}`, yes]))
  location(await person.post(`${draft}/what`, what))
  location(await person.post(`${draft}/until`, until))
  const page = await (await person.get(`${draft}/check`)).text()
  const notice = /name="notice" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
  const given = location(await person.post(`${draft}/check`, { notice }))
  return /\/me\/sharing\/([^/?]+)/.exec(given)?.[1] ?? ''
}

/**
 * The person makes a code, and the worker asks with it, by forms alone: contact needed, goals optional, for
 * 28 days. Answers the id of the request.
 *
 * @param slug of the worker's organisation
 */
export async function askByForms(person: PlainBrowser, worker: PlainBrowser, slug: string): Promise<string> {
  const made = await (await person.post('/me/sharing/codes?/make')).text()
  const code = /[2-9B-Z]{4} [2-9B-Z]{4}(?=<)/.exec(made)?.[0] ?? ''
  const form = location(await worker.post(`/org/${slug}/requests/new`, { code }))
  const requestId =
    /name="requestId" value="([\w-]{22})"/.exec(await (await worker.get(form)).text())?.[1] ?? ''
  const asked = { 'ask-contact': 'needed', 'ask-goals': 'optional', onNo: 'You still get a bed tonight.' }
  const request = { requestId, purpose: 'home', access: 'look', until: '28-days', ...asked }
  location(await worker.post(form, request))
  return requestId
}

/** The first offer that this service shows for Oxford. */
export async function findOffer(browser: PlainBrowser, query = 'place=Oxford'): Promise<string> {
  const page = await (await browser.get(`/offers?${query}`)).text()
  const id = /href="\/offers\/([0-9a-f-]{36})/.exec(page)?.[1]
  if (!id) throw new Error('no offer is shown')
  return id
}

function location(response: Response): string {
  const to = response.headers.get('location')
  if (response.status !== 303 || !to) throw new Error(`expected to be led on, got ${response.status}`)
  return to
}
