import { isHttpError, isRedirect } from '@sveltejs/kit'
import { describe, expect, it } from 'vitest'
import { anAccount, anOrganisation, aWorker } from '../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { isOpenIn } from '#lib/organisations/rules.ts'
import type { SignedIn } from './actors.ts'
import * as guards from './guards.server.ts'
import { accessTable } from './table.ts'

type Route = keyof typeof accessTable

const someone = (more: Partial<SignedIn> = {}): SignedIn => ({
  accountId: 'an account',
  sessionIdHash: 'a hash',
  way: 'own-phone',
  hats: ['person'],
  provedAt: 0,
  saidYes: true,
  ...more
})

function at(route: Route, signedIn: SignedIn | null, db?: TestDatabase, params: Record<string, string> = {}) {
  const event = { locals: { db: db ?? { now: () => 0 }, signedIn }, route: { id: route }, params }
  return event as unknown as Parameters<typeof guards.requireWorker>[0]
}

/** What a guard did: an address it led to, a status it answered, or what it handed over. */
async function outcome(run: () => unknown): Promise<unknown> {
  try {
    return await run()
  } catch (cause) {
    if (isRedirect(cause)) return `to ${cause.location}`
    if (isHttpError(cause)) return `${cause.status} ${cause.body.message}`
    throw cause
  }
}

describe('the guard of what is kept behind the private door', () => {
  const behind = (door: SignedIn['door'], params: Record<string, string> = { door: 'private' }) =>
    outcome(() => guards.requirePerson(at('/me/[[door=door]]/sharing', someone({ door }), undefined, params)))

  it('leads to the door while it is shut, and once it has shut by itself', async () => {
    expect(await behind(null)).toBe('to /me/private')
    expect(await behind(undefined)).toBe('to /me/private')
    expect(await behind({ roomId: 'a room', until: 0 })).toBe('to /me/private')
  })

  it('hands over the room that is open, and whose it is', async () => {
    const actor = { kind: 'person', personId: 'a room', way: 'own-phone', roomOf: 'an account' }
    expect(await behind({ roomId: 'a room', until: 1 })).toEqual(actor)
  })

  it('hands over the person themself everywhere else, while the door is open, too', async () => {
    const actor = { kind: 'person', personId: 'an account', way: 'own-phone' }
    expect(await behind({ roomId: 'a room', until: 1 }, {})).toEqual(actor)
  })
})

describe('guards', () => {
  const rows: [string, (event: ReturnType<typeof at>) => unknown, Route, SignedIn['hats'][number]][] = [
    ['requirePerson', guards.requirePerson, '/me', 'person'],
    ['requireSupporter', guards.requireSupporter, '/family', 'supporter'],
    ['requireEnroller', guards.requireEnroller, '/enrol', 'enroller'],
    ['requireSteward', guards.requireSteward, '/steward', 'steward'],
    ['requireWorker', guards.requireWorker, '/org/[slug]', 'worker']
  ]
  const hats = ['person', 'supporter', 'worker', 'enroller', 'steward'] as const

  it.each(rows)('%s leads a stranger to the sign-in page', async (_, guard, route) => {
    expect(await outcome(() => guard(at(route, null)))).toBe('to /sign-in')
  })

  it.each(rows)('%s shows nothing to any other hat', async (_, guard, route, own) => {
    for (const hat of hats.filter((hat) => hat !== own)) {
      expect(await outcome(() => guard(at(route, someone({ hats: [hat] }))))).toBe('404 not-found')
    }
  })

  it.each(rows.slice(0, 4))('%s hands over who it is', async (_, guard, route, own) => {
    expect(await outcome(() => guard(at(route, someone({ hats: [own] }))))).toMatchObject({ kind: own })
  })

  it('requirePerson asks for the yes first, except on the page that asks for it', async () => {
    const before = someone({ saidYes: false })
    expect(await outcome(() => guards.requirePerson(at('/me', before)))).toBe('to /join/yes')
    expect(await outcome(() => guards.requirePerson(at('/join/yes', before)))).toMatchObject({
      kind: 'person'
    })
  })

  it('requireWorker opens the worker’s own organisation; another, and none, are the same nothing', async () => {
    await using db = await openTestDatabase()
    const [mine, other] = [await anOrganisation(db), await anOrganisation(db)]
    const worker = await aWorker(db, mine)
    const anna = someone({ accountId: worker.accountId, hats: ['worker'] })
    const go = (slug: string) => outcome(() => guards.requireWorker(at('/org/[slug]', anna, db, { slug })))
    expect(await go(mine.slug)).toMatchObject({ kind: 'worker', organisationId: mine.id })
    expect(await go(other.slug)).toBe('404 not-found')
    expect(await go('nowhere')).toBe('404 not-found')
    const stranger = someone({ accountId: await anAccount(db, 'worker'), hats: ['worker'] })
    const at404 = at('/org/[slug]', stranger, db, { slug: mine.slug })
    expect(await outcome(() => guards.requireWorker(at404))).toBe('404 not-found')
  })

  it('fail loudly on a route whose row says something else', async () => {
    await expect(outcome(() => guards.allowAnyone(at('/me', someone())))).rejects.toThrow(
      'does not fit its row'
    )
    await expect(outcome(() => guards.requireSteward(at('/me', someone())))).rejects.toThrow('does not fit')
  })

  it('answer a script of ours with a status, never with another page', async () => {
    const route = '/api/passkeys/register'
    expect(await outcome(() => guards.requireSignedIn(at(route, null)))).toBe('401 sign-in-first')
    const stale = someone({ provedAt: -5 * 60_000 })
    expect(await outcome(() => guards.ensureFreshProof(at(route, stale)))).toBe('403 prove-again')
    expect(await outcome(() => guards.ensureFreshProof(at(route, someone())))).toBeUndefined()
  })

  it('ask again after five minutes, and say why', async () => {
    const go = (provedAt: number) =>
      outcome(() => guards.requireFreshProof(at('/me/settings', someone({ provedAt })), 'take-back'))
    expect(await go(-5 * 60_000 + 1)).toBeUndefined()
    expect(await go(-5 * 60_000)).toBe('to /sign-in/again?for=take-back')
    expect(await outcome(() => guards.requireFreshProof(at('/me/settings', null), 'take-back'))).toBe(
      'to /sign-in'
    )
  })
})

describe('the guard of a program', () => {
  const sends = (authorization: string | null, route: Route = '/metrics') => {
    const headers: Record<string, string>[] = []
    const event = Object.assign(at(route, null), {
      request: new Request('http://localhost/', { headers: authorization === null ? {} : { authorization } }),
      setHeaders: (set: Record<string, string>) => void headers.push(set)
    })
    return { headers, answer: outcome(() => guards.requireToken(event as never, 'the token')) }
  }

  it('lets in whoever sends the whole secret, and says no more', async () => {
    const { headers, answer } = sends('Bearer the token')
    expect(await answer).toBeUndefined()
    expect(headers).toEqual([])
  })

  it.each([null, '', 'the token', 'Bearer ', 'Bearer the toke', 'Bearer the token2', 'Basic the token'])(
    'answers %j with how to ask',
    async (authorization) => {
      const { headers, answer } = sends(authorization)
      expect(await answer).toBe('401 sign-in-first')
      expect(headers).toEqual([{ 'www-authenticate': 'Bearer' }])
    }
  )

  it('fails loudly on a page', async () => {
    await expect(sends('Bearer the token', '/').answer).rejects.toThrow('does not fit its row')
  })
})

describe('a page for anyone', () => {
  it('knows who is signed in, and whether anybody is', () => {
    const anna = someone({ hats: ['worker'] })
    expect(guards.allowAnyone(at('/', anna))).toBe(anna)
    expect(guards.allowAnyone(at('/', null))).toBeNull()
  })

  it('that is in no row of the table is a mistake of ours', () => {
    expect(() => guards.allowAnyone(at('/nowhere' as Route, null))).toThrow(
      'the guard of /nowhere does not fit its row (null)'
    )
  })
})

it('where no page is, a stranger is led to the sign-in page', async () => {
  const nowhere = { ...at('/', null), route: { id: null } } as ReturnType<typeof at>
  expect(await outcome(() => guards.ensureFreshProof(nowhere))).toBe('to /sign-in')
})

describe('a worker of an organisation that is not verified', () => {
  it('finds every other page and action shut, also those that nobody thought of', () => {
    const routes = Object.keys(accessTable).filter((route) => route.startsWith('/org/[slug]'))
    const open = (state: 'applied' | 'suspended') =>
      routes.filter((route) => isOpenIn(state, route) && !/\/(details|offers|team|endings)\b/.test(route))
    expect(routes.length).toBeGreaterThan(10)
    expect(open('applied')).toEqual(['/org/[slug]'])
    expect(open('suspended')).toEqual(['/org/[slug]'])
    expect(isOpenIn('suspended', '/org/[slug]/offers')).toBe(false)
    expect(isOpenIn('suspended', '/org/[slug]/details')).toBe(false)
    expect(isOpenIn('applied', '/org/[slug]/endings')).toBe(false)
  })

  it('opens what they may prepare or must still answer for, and is led to the first page from all else', async () => {
    await using db = await openTestDatabase({ memory: true })
    const cases = {
      applied: { open: ['/org/[slug]', '/org/[slug]/team'], shut: ['/org/[slug]/endings'] },
      suspended: { open: ['/org/[slug]', '/org/[slug]/endings/[ref]'], shut: [] },
      verified: { open: ['/org/[slug]/people', '/org/[slug]/requests/new'], shut: [] }
    } as const
    for (const [state, { open, shut }] of Object.entries(cases)) {
      const place = await anOrganisation(db, state as keyof typeof cases)
      const { accountId } = await aWorker(db, place)
      const enter = (route: Route) =>
        outcome(() =>
          guards.requireWorker(at(route, someone({ accountId, hats: ['worker'] }), db, { slug: place.slug }))
        )
      for (const route of open) expect(await enter(route), route).toMatchObject({ kind: 'worker' })
      if (state === 'verified') continue
      const never = ['/org/[slug]/people', '/org/[slug]/people/[ref]', '/org/[slug]/requests/new'] as const
      for (const route of [...shut, ...never]) expect(await enter(route), route).toBe(`to /org/${place.slug}`)
    }
  })
})
