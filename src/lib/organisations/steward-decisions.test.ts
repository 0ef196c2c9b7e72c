import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { StewardActor } from '#lib/access/actors.ts'
import { listSharing } from '#lib/consent/list-sharing.server.ts'
import { readShared } from '#lib/consent/read-shared.server.ts'
import { readChain } from '#lib/ledger/read-chain.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, anOffer, anOrganisation, aWorker } from '../../../tests/support/people.ts'
import { giveTo, keyOf, sharedStory } from '../../../tests/support/sharing.ts'
import { checkOrganisation } from './check-organisation.server.ts'
import { findOffer } from '#lib/offers/find-offer.server.ts'
import { findOrganisation } from './find-organisation.server.ts'
import { countOrganisations, listOrganisations } from './list-organisations.server.ts'
import { checkAnswer, type CheckFacts } from './rules.ts'
import { suspendOrganisation } from './suspend-organisation.server.ts'
import { organisation, organisationDecision } from './tables.server.ts'

async function aSteward(db: TestDatabase): Promise<StewardActor> {
  return { kind: 'steward', accountId: await anAccount(db, 'steward') }
}

async function stateOf(db: TestDatabase, id: string): Promise<string | undefined> {
  const [found] = await db.read.select().from(organisation).where(eq(organisation.id, id))
  return found?.state
}

describe('who can check an organisation', () => {
  const fresh: CheckFacts = { state: 'applied', checkedBy: [], workedThere: false }
  it.each([
    ['nobody has yet', fresh, 'can'],
    ['another steward has', { ...fresh, checkedBy: ['idris'] }, 'can'],
    ['this steward has', { ...fresh, checkedBy: ['grace'] }, 'checked-by-you'],
    ['it is verified', { ...fresh, state: 'verified' }, 'verified-already'],
    ['it is suspended', { ...fresh, state: 'suspended' }, 'can'],
    ['this steward worked there', { ...fresh, workedThere: true }, 'worked-there']
  ] as const)('%s: %s', (_, facts, expected) => expect(checkAnswer(facts, 'grace')).toBe(expected))
})

describe('checking an organisation', () => {
  it('takes two different stewards; then its offers show', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const offerId = await anOffer(db, place)
    const [grace, idris] = [await aSteward(db), await aSteward(db)]
    expect(await checkOrganisation(db, grace, place.slug)).toEqual({ verified: false })
    expect(await stateOf(db, place.id)).toBe('applied')
    expect(await findOffer(db, offerId)).toBeNull()
    expect(await checkOrganisation(db, idris, place.slug)).toEqual({ verified: true })
    expect(await stateOf(db, place.id)).toBe('verified')
    expect(await findOffer(db, offerId)).not.toBeNull()
  })

  it('refuses the same steward twice, and counts one check', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const grace = await aSteward(db)
    await checkOrganisation(db, grace, place.slug)
    await expect(checkOrganisation(db, grace, place.slug)).rejects.toMatchObject({ code: 'already-done' })
    expect(await stateOf(db, place.id)).toBe('applied')
    expect(await findOrganisation(db, grace, place.slug)).toMatchObject({
      checks: 1,
      canCheck: 'checked-by-you'
    })
  })

  it('counts one check when one steward presses twice at once', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const grace = await aSteward(db)
    const twice = [checkOrganisation(db, grace, place.slug), checkOrganisation(db, grace, place.slug)]
    const results = await Promise.allSettled(twice)
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await stateOf(db, place.id)).toBe('applied')
  })

  it('refuses somebody who worked there', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const { accountId } = await aWorker(db, place)
    const former: StewardActor = { kind: 'steward', accountId }
    await expect(checkOrganisation(db, former, place.slug)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await db.read.$count(organisationDecision)).toBe(0)
  })

  it('refuses a verified organisation and an unknown one', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'verified')
    const grace = await aSteward(db)
    await expect(checkOrganisation(db, grace, place.slug)).rejects.toMatchObject({ code: 'already-done' })
    await expect(checkOrganisation(db, grace, 'nowhere')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('suspending an organisation', () => {
  it('takes one steward, shuts its offers at once, and keeps the reason', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db)
    const offerId = await anOffer(db, place)
    const grace = await aSteward(db)
    await suspendOrganisation(db, grace, place.slug, 'Took money from a tenant')
    expect(await findOffer(db, offerId)).toBeNull()
    const page = await findOrganisation(db, grace, place.slug)
    expect(page).toMatchObject({ state: 'suspended', checks: 0, canCheck: 'can' })
    expect(page?.decisions[0]).toMatchObject({
      kind: 'suspended',
      reason: 'Took money from a tenant',
      byYou: true
    })
    await expect(suspendOrganisation(db, grace, place.slug, 'Again and again')).rejects.toMatchObject({
      code: 'already-done'
    })
    await expect(suspendOrganisation(db, grace, 'nowhere', 'No such place')).rejects.toMatchObject({
      code: 'not-found'
    })
  })

  it('ends for good what people shared with it, each as their history says, and nothing shared elsewhere', async () => {
    await using db = await openTestDatabase({ memory: true })
    const { actor, at, viewer, ref } = await sharedStory(db)
    const other = await giveTo(db, actor, await anOrganisation(db, 'verified', 'Kettle Works'))
    await suspendOrganisation(db, await aSteward(db), at.slug, 'Took money from a tenant')
    await expect(readShared(db, viewer, ref)).rejects.toMatchObject({ code: 'not-found' })
    const states = (await listSharing(db, actor)).map(({ consentId, state }) => [consentId, state])
    expect(states).toEqual([
      [other.consentId, 'active'],
      [expect.any(String), 'revoked']
    ])
    const rows = await Array.fromAsync(readChain(db.read, await keyOf(db, actor), actor.personId))
    expect(rows.map(({ detail }) => detail?.what)).toEqual(['gave', 'took-on', 'gave', 'ended', 'looked'])
  })

  it('clears the checks: two stewards must check it again before it is back', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const [grace, idris] = [await aSteward(db), await aSteward(db)]
    await checkOrganisation(db, grace, place.slug)
    await checkOrganisation(db, idris, place.slug)
    db.clock.move(1000)
    await suspendOrganisation(db, idris, place.slug, 'The phone was answered by nobody')
    db.clock.move(1000)
    expect(await checkOrganisation(db, idris, place.slug)).toEqual({ verified: false })
    expect(await stateOf(db, place.id)).toBe('suspended')
    expect(await checkOrganisation(db, grace, place.slug)).toEqual({ verified: true })
    expect(await stateOf(db, place.id)).toBe('verified')
    const page = await findOrganisation(db, grace, place.slug)
    expect(page?.decisions.map((decision) => decision.kind)).toEqual([
      'checked',
      'checked',
      'suspended',
      'checked',
      'checked'
    ])
  })
})

describe('the list of organisations', () => {
  it('shows each state apart, by name, with how many checked and whether you did', async () => {
    await using db = await openTestDatabase({ memory: true })
    await anOrganisation(db, 'applied', 'Zed Homes')
    const first = await anOrganisation(db, 'applied', 'Able Homes')
    await anOrganisation(db, 'suspended', 'Gone Homes')
    const [grace, idris] = [await aSteward(db), await aSteward(db)]
    await checkOrganisation(db, grace, first.slug)
    expect(await listOrganisations(db, grace, 'applied')).toMatchObject([
      { name: 'Able Homes', checks: 1, checkedByYou: true },
      { name: 'Zed Homes', checks: 0, checkedByYou: false }
    ])
    expect(await listOrganisations(db, idris, 'applied', 'ABLE')).toMatchObject([
      { name: 'Able Homes', checks: 1, checkedByYou: false }
    ])
    expect(await listOrganisations(db, grace, 'verified')).toEqual([])
    expect(await countOrganisations(db)).toEqual({ applied: 2, verified: 0, suspended: 1 })
  })
})
