import { describe, expect, it } from 'vitest'
import type { SignedIn } from '#lib/access/actors.ts'
import type { HatKind } from '#lib/accounts/tables.server.ts'
import { findOrganisation } from '#lib/organisations/find-organisation.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../../../tests/support/database.ts'
import { anAccount, anOrganisation } from '../../../../../tests/support/people.ts'
import { actions, load } from './+page.server.ts'

/** A request to this page, as the hook hands it over. */
function aRequest(db: TestDatabase, slug: string, signedIn: SignedIn | null, form: Record<string, string>) {
  const url = new URL(`http://localhost/steward/organisations/${slug}`)
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(form) })
  return {
    locals: { db, signedIn },
    params: { slug },
    route: { id: '/steward/organisations/[slug]' as const },
    url,
    request
  } as unknown as Parameters<NonNullable<typeof actions.check>>[0] & Parameters<typeof load>[0]
}

async function aSignedIn(db: TestDatabase, ...hats: HatKind[]): Promise<SignedIn> {
  const accountId = await anAccount(db, ...hats)
  return { accountId, sessionIdHash: 'h', way: 'staff', hats, provedAt: db.now(), saidYes: true }
}

const why = 'Took money from a tenant'
const good = { confirmed: 'yes', reason: why, whyBack: why }
const all = ['check', 'refuse', 'restore', 'suspend'] as const

describe('deciding about an organisation', () => {
  it.each<HatKind>(['worker', 'person', 'supporter', 'enroller'])(
    'is not there for a %s, and changes nothing',
    async (hat) => {
      await using db = await openTestDatabase({ memory: true })
      const { slug } = await anOrganisation(db, 'applied')
      const request = aRequest(db, slug, await aSignedIn(db, hat), good)
      await expect(load(request)).rejects.toMatchObject({ status: 404 })
      for (const action of all) {
        await expect(actions[action]!(request)).rejects.toMatchObject({ status: 404 })
      }
      const steward = { kind: 'steward' as const, accountId: await anAccount(db, 'steward') }
      expect(await findOrganisation(db, steward, slug)).toMatchObject({ state: 'applied', decisions: [] })
    }
  )

  it('asks somebody who is not signed in to sign in', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { slug } = await anOrganisation(db)
    for (const action of all) {
      await expect(actions[action]!(aRequest(db, slug, null, good))).rejects.toMatchObject({ status: 303 })
    }
  })

  it('wants the words of a check, and a reason for everything else, in 422', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { slug } = await anOrganisation(db, 'applied')
    const steward = await aSignedIn(db, 'steward')
    const long = 'x'.repeat(501)
    for (const form of [{}, { confirmed: 'no', reason: 'short' }, { reason: long, whyBack: long }]) {
      const request = (): ReturnType<typeof aRequest> => aRequest(db, slug, steward, form)
      for (const action of all) expect(await actions[action]!(request())).toMatchObject({ status: 422 })
    }
  })

  it('answers 409 to a second check by the same steward, and to one of what is not so any more', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { slug } = await anOrganisation(db, 'applied')
    const steward = await aSignedIn(db, 'steward')
    const actor = { kind: 'steward', accountId: steward.accountId } as const
    const { seen } = (await findOrganisation(db, actor, slug))!
    const seenToo = { ...good, seen }
    await expect(actions.check!(aRequest(db, slug, steward, seenToo))).rejects.toMatchObject({ status: 303 })
    expect(await actions.check!(aRequest(db, slug, steward, seenToo))).toMatchObject({ status: 409 })
    const other = await aSignedIn(db, 'steward')
    expect(await actions.check!(aRequest(db, slug, other, good))).toMatchObject({ status: 409 })
  })
})
