import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
import { checkAnswer, decisionKinds, nextYear, type CheckFacts } from './rules.ts'
import { refuseOrganisation } from './refuse-organisation.server.ts'
import { restoreOrganisation } from './restore-organisation.server.ts'
import { viewDecision } from './steward-words.ts'
import { suspendOrganisation } from './suspend-organisation.server.ts'
import { organisation, organisationDecision } from './tables.server.ts'

async function aSteward(db: TestDatabase): Promise<StewardActor> {
  return { kind: 'steward', accountId: await anAccount(db, 'steward') }
}

/** What the steward looks at before they press. */
async function seenBy(db: TestDatabase, actor: StewardActor, slug: string): Promise<string> {
  return (await findOrganisation(db, actor, slug))?.seen ?? 'nothing'
}

async function check(db: TestDatabase, actor: StewardActor, { slug }: { slug: string }) {
  return checkOrganisation(db, actor, slug, await seenBy(db, actor, slug))
}

async function restore(db: TestDatabase, actor: StewardActor, { slug }: { slug: string }) {
  const seen = await seenBy(db, actor, slug)
  return restoreOrganisation(db, actor, slug, { reason: 'They paid everybody what was owed', seen })
}

async function setFacts(db: TestDatabase, id: string, facts: Partial<typeof organisation.$inferInsert>) {
  await db.write(async (tx) => {
    await tx.update(organisation).set(facts).where(eq(organisation.id, id))
  })
}

async function stateOf(db: TestDatabase, id: string): Promise<string | undefined> {
  const [found] = await db.read.select().from(organisation).where(eq(organisation.id, id))
  return found?.state
}

/** For what looks at its own organisations alone. */
let shared: TestDatabase
beforeAll(async () => void (shared = await openTestDatabase({ memory: true })))
afterAll(() => shared[Symbol.asyncDispose]())

describe('who can check an organisation', () => {
  const fresh: CheckFacts = {
    state: 'applied',
    checkedBy: [],
    workedThere: false,
    isBack: false,
    isDue: false
  }
  it.each([
    ['nobody has yet', fresh, 'can'],
    ['another steward has', { ...fresh, checkedBy: ['idris'] }, 'can'],
    ['this steward has', { ...fresh, checkedBy: ['grace'] }, 'checked-by-you'],
    ['it is verified', { ...fresh, state: 'verified' }, 'verified-already'],
    ['it is verified and due', { ...fresh, state: 'verified', isDue: true }, 'can'],
    ['it is suspended', { ...fresh, state: 'suspended' }, 'suspended'],
    ['it was sent back', { ...fresh, isBack: true }, 'sent-back'],
    ['this steward worked there', { ...fresh, workedThere: true }, 'worked-there']
  ] as const)('%s: %s', (_, facts, expected) => expect(checkAnswer(facts, 'grace')).toBe(expected))
})

describe('checking an organisation', () => {
  it('takes two different stewards; then its offers show', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const offerId = await anOffer(db, place)
    const [grace, idris] = [await aSteward(db), await aSteward(db)]
    expect(await check(db, grace, place)).toEqual({ verified: false })
    expect(await stateOf(db, place.id)).toBe('applied')
    expect(await findOffer(db, offerId)).toBeNull()
    expect(await check(db, idris, place)).toEqual({ verified: true })
    expect(await stateOf(db, place.id)).toBe('verified')
    expect(await findOffer(db, offerId)).not.toBeNull()
  })

  it('refuses the same steward twice, and counts one check', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const grace = await aSteward(db)
    await check(db, grace, place)
    await expect(check(db, grace, place)).rejects.toMatchObject({ code: 'already-done' })
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
    const twice = [check(db, grace, place), check(db, grace, place)]
    const results = await Promise.allSettled(twice)
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await stateOf(db, place.id)).toBe('applied')
  })

  it('refuses somebody who worked there', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const { accountId } = await aWorker(db, place)
    const former: StewardActor = { kind: 'steward', accountId }
    await expect(check(db, former, place)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await db.read.$count(organisationDecision)).toBe(0)
  })

  it('refuses an unknown one, and one that is not what the steward looked at', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const grace = await aSteward(db)
    await expect(check(db, grace, { slug: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' })
    const seen = await seenBy(db, grace, place.slug)
    await setFacts(db, place.id, { registerNumber: '1990001', register: 'charity' })
    await expect(checkOrganisation(db, grace, place.slug, seen)).rejects.toMatchObject({
      code: 'changed-meanwhile'
    })
    expect((await findOrganisation(db, grace, place.slug))?.checks).toBe(0)
  })
})

describe('the yearly check', () => {
  const dueList = async (steward: StewardActor, own: string) =>
    (await listOrganisations(shared, steward, 'due')).filter(({ slug }) => slug === own)

  it('is refused until 28 days before it is due', async () => {
    const place = await anOrganisation(shared)
    const grace = await aSteward(shared)
    await setFacts(shared, place.id, { checkAgainBy: '2026-12-21' })
    await expect(check(shared, grace, place)).rejects.toMatchObject({ code: 'already-done' })
    expect(await dueList(grace, place.slug)).toEqual([])
    await setFacts(shared, place.id, { checkAgainBy: '2026-12-20' })
    expect(await dueList(grace, place.slug)).toMatchObject([
      { slug: place.slug, waits: true, dueBy: '2026-12-20', isHidden: false }
    ])
    expect(await check(shared, grace, place)).toEqual({ verified: false })
  })

  it('takes two stewards again, who are the same or others, and lasts a year', async () => {
    const place = await anOrganisation(shared, 'applied')
    const [grace, idris] = [await aSteward(shared), await aSteward(shared)]
    await check(shared, grace, place)
    await check(shared, idris, place)
    expect(await findOrganisation(shared, grace, place.slug)).toMatchObject({
      checks: 0,
      checkAgainBy: '2027-11-22',
      canCheck: 'verified-already'
    })
    const before = shared.clock()
    shared.clock.set(Date.UTC(2027, 10, 1, 9))
    await check(shared, grace, place)
    await expect(check(shared, grace, place)).rejects.toMatchObject({ code: 'already-done' })
    expect(await check(shared, idris, place)).toEqual({ verified: true })
    expect(await findOrganisation(shared, grace, place.slug)).toMatchObject({ checkAgainBy: '2028-11-01' })
    shared.clock.set(before)
  })

  it('hides the offers when it is more than 28 days overdue, until it is made', async () => {
    const place = await anOrganisation(shared)
    const offerId = await anOffer(shared, place)
    const [grace, idris] = [await aSteward(shared), await aSteward(shared)]
    await setFacts(shared, place.id, { checkAgainBy: '2026-10-25' })
    expect(await findOffer(shared, offerId)).not.toBeNull()
    await setFacts(shared, place.id, { checkAgainBy: '2026-10-24' })
    expect(await findOffer(shared, offerId)).toBeNull()
    expect(await findOrganisation(shared, grace, place.slug)).toMatchObject({ isHidden: true, isDue: true })
    expect(await dueList(grace, place.slug)).toMatchObject([{ isHidden: true }])
    await check(shared, grace, place)
    expect(await findOffer(shared, offerId)).toBeNull()
    await check(shared, idris, place)
    expect(await findOffer(shared, offerId)).not.toBeNull()
  })

  it.each([
    [Date.UTC(2026, 10, 22, 9), '2027-11-22'],
    [Date.UTC(2028, 1, 29, 9), '2029-03-01'],
    [Date.UTC(2027, 5, 30, 23, 30), '2028-07-01']
  ])('at %d is due again on %s', (now, day) => expect(nextYear(now)).toBe(day))
})

describe('sending back', () => {
  it('leaves the application with the applicant, with the reason, and begins the checks anew', async () => {
    const place = await anOrganisation(shared, 'applied')
    const [grace, idris] = [await aSteward(shared), await aSteward(shared)]
    await check(shared, grace, place)
    shared.clock.move(1000)
    await refuseOrganisation(shared, idris, place.slug, 'The number belongs to another charity')
    expect(await findOrganisation(shared, grace, place.slug)).toMatchObject({
      state: 'applied',
      isBack: true,
      checks: 0,
      canCheck: 'sent-back',
      decisions: [{ kind: 'refused', reason: 'The number belongs to another charity', byYou: false }, {}]
    })
    const list = async (name: 'applied' | 'back') =>
      (await listOrganisations(shared, grace, name)).filter(({ slug }) => slug === place.slug)
    expect(await list('applied')).toEqual([])
    expect(await list('back')).toMatchObject([{ slug: place.slug, waits: false }])
    for (const steward of [grace, idris]) {
      await expect(check(shared, steward, place)).rejects.toMatchObject({ code: 'already-done' })
    }
    await expect(refuseOrganisation(shared, grace, place.slug, 'Once more')).rejects.toMatchObject({
      code: 'already-done'
    })
  })

  it('is refused where nothing waits, and to somebody who worked there', async () => {
    const grace = await aSteward(shared)
    for (const state of ['verified', 'suspended'] as const) {
      const { slug } = await anOrganisation(shared, state)
      await expect(refuseOrganisation(shared, grace, slug, 'Not so')).rejects.toMatchObject({
        code: 'already-done'
      })
    }
    await expect(refuseOrganisation(shared, grace, 'nowhere', 'Not so')).rejects.toMatchObject({
      code: 'not-found'
    })
    const place = await anOrganisation(shared, 'applied')
    const { accountId } = await aWorker(shared, place)
    const former: StewardActor = { kind: 'steward', accountId }
    await expect(refuseOrganisation(shared, former, place.slug, 'Not so')).rejects.toMatchObject({
      code: 'not-allowed'
    })
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
    expect(page).toMatchObject({
      state: 'suspended',
      checks: 0,
      canCheck: 'suspended',
      canRestore: 'can'
    })
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

  it('clears the checks of an application', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'applied')
    const [grace, idris] = [await aSteward(db), await aSteward(db)]
    await check(db, grace, place)
    await suspendOrganisation(db, idris, place.slug, 'The phone was answered by nobody')
    await expect(check(db, idris, place)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await restore(db, idris, place)).toEqual({ restored: false })
    expect(await stateOf(db, place.id)).toBe('suspended')
  })
})

describe('bringing a suspended organisation back', () => {
  it('takes two stewards, each with a reason, and is a check for a year', async () => {
    const place = await anOrganisation(shared)
    const offerId = await anOffer(shared, place)
    const [grace, idris] = [await aSteward(shared), await aSteward(shared)]
    await suspendOrganisation(shared, grace, place.slug, 'Took money from a tenant')
    shared.clock.move(1000)
    expect(await restore(shared, grace, place)).toEqual({ restored: false })
    expect(await findOffer(shared, offerId)).toBeNull()
    shared.clock.move(1000)
    expect(await restore(shared, idris, place)).toEqual({ restored: true })
    expect(await findOffer(shared, offerId)).not.toBeNull()
    expect(await findOrganisation(shared, grace, place.slug)).toMatchObject({
      state: 'verified',
      checkAgainBy: '2027-11-22',
      decisions: [
        { kind: 'restored', byYou: false },
        { kind: 'restored', byYou: true, reason: 'They paid everybody what was owed' },
        { kind: 'suspended' }
      ]
    })
  })

  it('counts one steward once, also when they press twice at once', async () => {
    const place = await anOrganisation(shared, 'suspended')
    const grace = await aSteward(shared)
    const twice = await Promise.allSettled([restore(shared, grace, place), restore(shared, grace, place)])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(restore(shared, grace, place)).rejects.toMatchObject({ code: 'already-done' })
    expect(await stateOf(shared, place.id)).toBe('suspended')
  })

  it('is refused for one that is not suspended, is unknown or has changed, and to somebody who worked there', async () => {
    const grace = await aSteward(shared)
    for (const state of ['applied', 'verified'] as const) {
      await expect(restore(shared, grace, await anOrganisation(shared, state))).rejects.toMatchObject({
        code: 'already-done'
      })
    }
    await expect(restore(shared, grace, { slug: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' })
    const place = await anOrganisation(shared, 'suspended')
    const { accountId } = await aWorker(shared, place)
    const former: StewardActor = { kind: 'steward', accountId }
    await expect(restore(shared, former, place)).rejects.toMatchObject({ code: 'not-allowed' })
    const old = { reason: 'They are fine again', seen: 'what it was' }
    await expect(restoreOrganisation(shared, grace, place.slug, old)).rejects.toMatchObject({
      code: 'changed-meanwhile'
    })
    expect(await stateOf(shared, place.id)).toBe('suspended')
  })
})

describe('what was decided', () => {
  it.each([...decisionKinds])('is said in words of its own: %s', (kind) => {
    const decided = { id: 'd', kind, reason: 'name website', at: 0, byYou: true }
    const { words, changes, reason } = viewDecision(decided, 0)
    expect(words).toContain('Thursday 1 January')
    expect(changes).toEqual(kind === 'changed' ? ['Its name', 'Its website'] : [])
    expect(reason).toBe(kind === 'changed' ? null : 'name website')
    const others = decisionKinds.filter((one) => one !== kind)
    for (const one of others) expect(viewDecision({ ...decided, kind: one }, 0).words).not.toBe(words)
  })
})

describe('the list of organisations', () => {
  it('shows each state apart, by name, with how many checked and whether you did', async () => {
    await using db = await openTestDatabase({ memory: true })
    await anOrganisation(db, 'applied', 'Zed Homes')
    const first = await anOrganisation(db, 'applied', 'Able Homes')
    await anOrganisation(db, 'suspended', 'Gone Homes')
    const [grace, idris] = [await aSteward(db), await aSteward(db)]
    await check(db, grace, first)
    expect(await listOrganisations(db, grace, 'applied')).toMatchObject([
      { name: 'Able Homes', checks: 1, checkedByYou: true },
      { name: 'Zed Homes', checks: 0, checkedByYou: false }
    ])
    expect(await listOrganisations(db, idris, 'applied', 'ABLE')).toMatchObject([
      { name: 'Able Homes', checks: 1, checkedByYou: false }
    ])
    expect(await listOrganisations(db, grace, 'verified')).toEqual([])
    expect(await countOrganisations(db)).toEqual({
      applied: 2,
      back: 0,
      due: 0,
      verified: 0,
      suspended: 1
    })
  })
})
