import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn, StewardActor } from '#lib/access/actors.ts'
import { lookUpJoining } from '#lib/accounts/find-joining.server.ts'
import { hat, passkey, type HatKind } from '#lib/accounts/tables.server.ts'
import { listOffers } from '#lib/offers/list-offers.server.ts'
import { readFilters } from '#lib/offers/inputs.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, anOffer } from '../../../tests/support/people.ts'
import { findApplication } from './find-application.server.ts'
import { findMembership } from './find-membership.server.ts'
import { findPublicPage } from './find-public-page.server.ts'
import { refuseOrganisation } from './refuse-organisation.server.ts'
import { saveDraft } from './save-draft.server.ts'
import { sendApplication } from './send-application.server.ts'
import { startApplication, startApplicationAs } from './start-application.server.ts'
import { organisation, organisationDraft } from './tables.server.ts'

const refusal = (code: string) => expect.objectContaining({ code })

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

async function signedIn(...hats: HatKind[]): Promise<SignedIn> {
  const accountId = await anAccount(db, ...hats)
  return { accountId, sessionIdHash: 'h', way: 'staff', hats, provedAt: db.now(), saidYes: true }
}

let nth = 0

/** Everything filled in, with a number of its own. */
async function fillIn(actor: SignedIn, more: Record<string, string> = {}): Promise<void> {
  nth += 1
  await startApplicationAs(db, actor, 'Nora')
  const number = `1990${String(nth).padStart(3, '0')}`
  await saveDraft(db, actor, 'who', {
    name: `Open Kitchen ${nth}`,
    kind: 'charity',
    about: 'We cook together.',
    ...more
  })
  await saveDraft(db, actor, 'number', {
    register: 'charity',
    number,
    noNumberReason: '',
    website: '',
    ...more
  })
  await saveDraft(db, actor, 'where', { areas: ['Slough'], everywhere: '' })
  await saveDraft(db, actor, 'contacts', {
    contactName: 'Nora',
    phone: '01632 960777',
    email: '',
    dataProtectionContact: 'Nora, 01632 960777',
    safeguardingLead: 'Max, 01632 960778'
  })
}

async function send(actor: SignedIn): Promise<string> {
  const sent = await sendApplication(db, actor)
  if ('taken' in sent) throw new Error(`taken: ${sent.taken}`)
  return sent.slug
}

describe('asking to join', () => {
  it('begins with an account that opens nothing, and a code to choose how to sign in', async () => {
    const { code } = await startApplication(db, '198.51.100.7', 'Nora')
    const joining = await lookUpJoining(db, code)
    expect(joining).toMatchObject({ staff: true, signInName: null })
    const nora: SignedIn = { ...(await signedIn()), accountId: joining!.accountId }
    expect(await findApplication(db, nora)).toEqual({ state: 'draft', answers: { contactName: 'Nora' } })
  })

  it('is limited for one address', async () => {
    for (let begun = 0; begun < 20; begun++) await startApplication(db, '198.51.100.8', 'Nora')
    await expect(startApplication(db, '198.51.100.8', 'Nora')).rejects.toEqual(refusal('too-many-tries'))
  })

  it('keeps what was typed, right or not, clipped, and nothing that was not asked', async () => {
    const nora = await signedIn('worker')
    await startApplicationAs(db, nora, 'Nora')
    const typed = { name: '<b>', about: 'x'.repeat(5000), state: 'verified', kind: 'charity' }
    const answers = await saveDraft(db, nora, 'who', typed)
    expect(answers).toEqual({ contactName: 'Nora', name: '<b>', kind: 'charity', about: 'x'.repeat(1000) })
    await startApplicationAs(db, nora, 'Somebody else')
    expect(await findApplication(db, nora)).toEqual({ state: 'draft', answers })
    await expect(sendApplication(db, nora)).rejects.toEqual(refusal('bad-input'))
  })

  it('makes the applicant its manager; it is shown to nobody and its offers are not', async () => {
    const nora = await signedIn('worker')
    await fillIn(nora)
    const slug = await send(nora)
    expect(await findMembership(db, nora.accountId, slug)).toMatchObject({
      role: 'manager',
      displayName: 'Nora',
      organisationState: 'applied'
    })
    const [row] = await db.read.select().from(organisation).where(eq(organisation.slug, slug))
    expect(row).toMatchObject({
      register: 'charity',
      areas: ['Slough'],
      concordatAt: db.now(),
      website: null
    })
    await anOffer(db, row!)
    expect((await listOffers(db, readFilters(new URLSearchParams()))).cards).toEqual([])
    expect(await findPublicPage(db, slug)).toBeNull()
    expect(await findApplication(db, nora)).toMatchObject({ state: 'waiting', slug })
  })

  it('twice is told so, also when both are sent at once', async () => {
    const nora = await signedIn('worker')
    await fillIn(nora)
    const both = await Promise.allSettled([sendApplication(db, nora), sendApplication(db, nora)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await fillIn(nora)
    await expect(sendApplication(db, nora)).rejects.toEqual(refusal('already-done'))
  })

  it('with another organisation’s number, or with its name and no number, is not taken', async () => {
    const [nora, otto, paul] = [await signedIn('worker'), await signedIn('worker'), await signedIn('worker')]
    await fillIn(nora, { number: '1991500', name: 'Twice Bread' })
    await fillIn(otto, { number: '1991500' })
    await send(nora)
    expect(await sendApplication(db, otto)).toEqual({ taken: 'number' })
    const none = { register: 'none', noNumberReason: 'We are five people and a kitchen.', number: '' }
    await fillIn(paul, { ...none, name: 'twice bread' })
    expect(await sendApplication(db, paul)).toEqual({ taken: 'name' })
    expect(await findApplication(db, otto)).toMatchObject({ state: 'draft' })
    const grace: StewardActor = { kind: 'steward', accountId: await anAccount(db, 'steward') }
    await refuseOrganisation(db, grace, 'twice-bread', 'The number is not yours')
    expect(await sendApplication(db, otto)).toMatchObject({ slug: expect.any(String) })
  })

  it('is not for those who run Waymark or open accounts, nor for whoever has no key', async () => {
    for (const hats of [['steward'], ['enroller'], ['person'], ['supporter']] as const) {
      const actor = await signedIn(...hats)
      await expect(startApplicationAs(db, actor, 'Nora'), hats[0]).rejects.toEqual(refusal('not-allowed'))
      await db.write(async (tx, now) => {
        const draft = { accountId: actor.accountId, answers: {}, updatedAt: now }
        await tx.insert(organisationDraft).values(draft)
      })
      await expect(sendApplication(db, actor), hats[0]).rejects.toEqual(refusal('not-allowed'))
    }
    const nobody = await signedIn('worker')
    await expect(saveDraft(db, nobody, 'who', {})).rejects.toEqual(refusal('not-found'))
  })

  it('gives a person with a key of their own one more hat, and not at a shared screen', async () => {
    const sam = await signedIn('person')
    await db.write(async (tx, now) => {
      const key = { id: `key-${sam.accountId}`, publicKey: Buffer.alloc(1), counter: 0, transports: [] }
      await tx.insert(passkey).values({ ...key, accountId: sam.accountId, createdAt: now })
    })
    const atKiosk = { ...sam, way: 'kiosk' } as const
    await expect(startApplicationAs(db, atKiosk, 'Sam')).rejects.toEqual(refusal('not-allowed'))
    await fillIn(sam)
    await send(sam)
    const hats = await db.read.select().from(hat).where(eq(hat.accountId, sam.accountId))
    expect(hats.map(({ kind }) => kind).sort()).toEqual(['person', 'worker'])
  })
})
