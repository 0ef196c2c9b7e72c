import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StewardActor, WorkerActor } from '#lib/access/actors.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, anOrganisation, aWorker } from '../../../tests/support/people.ts'
import { changeDetails, getDetails, sendAgain } from './change-details.server.ts'
import { checkOrganisation } from './check-organisation.server.ts'
import { findOrganisationFacts } from './find-organisation-facts.server.ts'
import { findOrganisation } from './find-organisation.server.ts'
import { findPublicPage } from './find-public-page.server.ts'
import { findStanding } from './find-standing.server.ts'
import { refuseOrganisation } from './refuse-organisation.server.ts'
import { membership, organisation } from './tables.server.ts'

const refusal = (code: string) => expect.objectContaining({ code })

let db: TestDatabase
let grace: StewardActor
let idris: StewardActor
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  const aSteward = async () => ({ kind: 'steward', accountId: await anAccount(db, 'steward') }) as const
  ;[grace, idris] = [await aSteward(), await aSteward()]
})
afterAll(() => db[Symbol.asyncDispose]())

async function managed(state: 'applied' | 'verified' | 'suspended', name = 'Open Kitchen') {
  const at = await anOrganisation(db, state, name)
  const anna = await aWorker(db, at)
  await db.write(async (tx) => {
    await tx.update(membership).set({ role: 'manager' }).where(eq(membership.accountId, anna.accountId))
    const known = {
      register: 'company',
      registerNumber: `99${at.id.replaceAll(/\D/g, '').slice(-6)}`
    } as const
    const contacts = {
      phone: '01632 960777',
      dataProtectionContact: 'Anna, by phone',
      safeguardingLead: 'Anna too'
    }
    await tx
      .update(organisation)
      .set({ ...known, ...contacts, contactName: 'Anna', checkAgainBy: '2027-06-01' })
      .where(eq(organisation.id, at.id))
  })
  return { at, anna: { ...anna, role: 'manager' } satisfies WorkerActor }
}

async function check(steward: StewardActor, slug: string) {
  const seen = (await findOrganisation(db, steward, slug))!.seen
  return checkOrganisation(db, steward, slug, seen)
}

describe('a verified organisation that changes', () => {
  it('is known by the old name until two stewards have checked the new one', async () => {
    const { at, anna } = await managed('verified')
    expect(await changeDetails(db, anna, { name: 'Council Housing Team' })).toBeNull()
    expect((await findPublicPage(db, at.slug))?.name).toBe('Open Kitchen')
    expect(await findStanding(db, anna)).toMatchObject({ state: 'verified', proposes: true })
    expect(await findOrganisation(db, grace, at.slug)).toMatchObject({
      isDue: true,
      knownBy: { name: 'Open Kitchen' },
      proposed: { name: 'Council Housing Team' },
      decisions: [{ kind: 'changed', reason: 'name', byYou: false }]
    })
    await check(grace, at.slug)
    expect((await findPublicPage(db, at.slug))?.name).toBe('Open Kitchen')
    await check(idris, at.slug)
    expect((await findPublicPage(db, at.slug))?.name).toBe('Council Housing Team')
    expect(await findStanding(db, anna)).toMatchObject({ proposes: false })
  })

  it('is still the kind that was checked, so that none makes itself one that may ask for more', async () => {
    const { at, anna } = await managed('verified', 'Probation Office')
    const kind = async () => (await findOrganisationFacts(db.read, at.id))?.kind
    await db.write(
      async (tx) =>
        void (await tx.update(organisation).set({ kind: 'statutory' }).where(eq(organisation.id, at.id)))
    )
    await changeDetails(db, anna, { kind: 'charity', about: 'We are here to help.' })
    expect(await kind()).toBe('statutory')
    expect(await findOrganisation(db, grace, at.slug)).toMatchObject({
      proposed: { kind: 'charity' },
      decisions: [{ kind: 'changed', reason: 'kind' }]
    })
    expect((await getDetails(db, anna)).answers.kind).toBe('charity')
    await check(grace, at.slug)
    expect(await kind()).toBe('statutory')
    await check(idris, at.slug)
    expect(await kind()).toBe('charity')
  })

  it('shows a new website only when it was checked, and what stewards need not check at once', async () => {
    const { at, anna } = await managed('verified')
    await changeDetails(db, anna, { website: 'elsewhere.example', about: 'We cook and we bake.' })
    expect(await findPublicPage(db, at.slug)).toMatchObject({ website: null, about: 'We cook and we bake.' })
  })

  it('clears the checks that were made of something else, and a press on the page of before is refused', async () => {
    const { at, anna } = await managed('verified')
    await changeDetails(db, anna, { name: 'First Name' })
    await check(grace, at.slug)
    const before = (await findOrganisation(db, idris, at.slug))!.seen
    await changeDetails(db, anna, { name: 'Second Name' })
    await expect(checkOrganisation(db, idris, at.slug, before)).rejects.toEqual(refusal('changed-meanwhile'))
    expect(await check(idris, at.slug)).toEqual({ verified: false })
    expect(await check(grace, at.slug)).toEqual({ verified: true })
    expect((await findPublicPage(db, at.slug))?.name).toBe('Second Name')
  })

  it('may take it back, and a steward may send it back', async () => {
    const { at, anna } = await managed('verified')
    await changeDetails(db, anna, { name: 'Another' })
    await changeDetails(db, anna, { name: 'Open Kitchen' })
    expect((await findOrganisation(db, grace, at.slug))?.proposed).toBeNull()
    await changeDetails(db, anna, { name: 'Another' })
    db.clock.move(1000)
    await refuseOrganisation(db, grace, at.slug, 'The register knows no such name')
    expect(await findOrganisation(db, grace, at.slug)).toMatchObject({
      state: 'verified',
      proposed: null,
      isDue: false
    })
    expect((await findPublicPage(db, at.slug))?.name).toBe('Open Kitchen')
    expect((await findStanding(db, anna)).why).toBe('The register knows no such name')
  })

  it('cannot take the number of another, proposed or its own', async () => {
    const [one, two] = [await managed('verified'), await managed('verified')]
    const number = { register: 'charity', number: '1992001' } as const
    expect(await changeDetails(db, one.anna, number)).toBeNull()
    expect(await changeDetails(db, two.anna, number)).toBe('number')
    expect((await findOrganisation(db, grace, two.at.slug))?.proposed).toBeNull()
  })
})

describe('an application', () => {
  it('changes at once, and a half of its checks with it', async () => {
    const { at, anna } = await managed('applied')
    await changeDetails(db, anna, { name: 'Nobody Looked Yet' })
    expect((await findOrganisation(db, grace, at.slug))?.decisions).toEqual([])
    await check(grace, at.slug)
    await changeDetails(db, anna, { website: 'new.example' })
    expect(await findOrganisation(db, grace, at.slug)).toMatchObject({
      checks: 0,
      canCheck: 'can',
      knownBy: { name: 'Nobody Looked Yet', website: 'new.example' }
    })
  })

  it('that was sent back says why to its manager, is mended and sent again', async () => {
    const { at, anna } = await managed('applied')
    const ben = await aWorker(db, at, 'Ben')
    await expect(sendAgain(db, anna)).rejects.toEqual(refusal('already-done'))
    await refuseOrganisation(db, grace, at.slug, 'Nobody answers on that number')
    expect(await findStanding(db, anna)).toMatchObject({ isBack: true, why: 'Nobody answers on that number' })
    expect(await findStanding(db, ben)).toMatchObject({ isBack: true, why: null })
    await changeDetails(db, anna, { phone: '01632 960888' })
    expect(await sendAgain(db, anna)).toBeNull()
    expect(await findStanding(db, anna)).toMatchObject({ state: 'applied', isBack: false })
    expect(await check(grace, at.slug)).toEqual({ verified: false })
  })
})

describe('what an organisation tells', () => {
  it('is not there for a worker to change, nor for anybody of another, nor after they stepped down', async () => {
    const { at, anna } = await managed('verified')
    const { anna: eve } = await managed('verified')
    const ben = await aWorker(db, at, 'Ben')
    await expect(getDetails(db, ben)).rejects.toEqual(refusal('not-found'))
    for (const viewer of [ben, { ...ben, role: 'manager' as const }]) {
      await expect(changeDetails(db, viewer, { name: 'Mine' })).rejects.toEqual(refusal('not-found'))
      await expect(sendAgain(db, viewer)).rejects.toEqual(refusal('not-found'))
    }
    const stranger = { ...eve, organisationId: anna.organisationId }
    await expect(changeDetails(db, stranger, { name: 'Mine' })).rejects.toEqual(refusal('not-found'))
  })

  it('cannot change while it is suspended', async () => {
    const { anna } = await managed('suspended')
    await expect(changeDetails(db, anna, { about: 'We are nice again.' })).rejects.toEqual(
      refusal('not-allowed')
    )
  })
})
