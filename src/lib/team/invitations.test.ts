import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn, WorkerActor } from '#lib/access/actors.ts'
import { hat, passkey, type HatKind } from '#lib/accounts/tables.server.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { membership, organisation, organisationDecision } from '#lib/organisations/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anAccount, anOrganisation, aWorker, type TestOrganisation } from '../../../tests/support/people.ts'
import { endMembership } from './end-membership.server.ts'
import { findTeamInvite } from './find-team-invite.server.ts'
import { inviteToTeam, listTeamInvites, revokeTeamInvite } from './invite-to-team.server.ts'
import { memberRef } from './member-ref.server.ts'
import { teamInvite } from './tables.server.ts'
import { takeTeamInvite } from './take-invite.server.ts'

const refusal = (code: string) => expect.objectContaining({ code })
const day = 24 * 60 * 60 * 1000 // ms
const lee = { displayName: 'Lee', role: 'worker' } as const

let db: TestDatabase
beforeAll(async () => void (db = await openTestDatabase({ memory: true })))
afterAll(() => db[Symbol.asyncDispose]())

async function managed(state: 'applied' | 'verified' | 'suspended' = 'verified') {
  const at = await anOrganisation(db, state)
  const anna = await aWorker(db, at)
  await db.write(async (tx) => {
    await tx.update(membership).set({ role: 'manager' }).where(eq(membership.accountId, anna.accountId))
  })
  return { at, anna: { ...anna, role: 'manager' } satisfies WorkerActor }
}

async function signedIn(...hats: HatKind[]): Promise<SignedIn> {
  const accountId = await anAccount(db, ...hats)
  return { accountId, sessionIdHash: 'h', way: 'own-phone', hats, provedAt: db.now(), saidYes: true }
}

const find = (code: string) => findTeamInvite({ read: db.read, keyring: db.keyring }, code, db.now())
const placeOf = (actor: SignedIn, at: TestOrganisation) => findMembership(db, actor.accountId, at.slug)

describe('an invitation to a team', () => {
  it('gives one person one place, and is spent', async () => {
    const { at, anna } = await managed('applied')
    const { code } = await inviteToTeam(db, anna, lee)
    expect(await find(code.toLowerCase())).toMatchObject({ organisationName: at.name, displayName: 'Lee' })
    const [one, two] = [await signedIn('worker'), await signedIn('worker')]
    const taken = await Promise.all(
      [one, two].map((actor) => takeTeamInvite(db, actor, { code, displayName: 'Lee Marsh' }))
    )
    expect(taken.filter((slug) => slug === at.slug)).toHaveLength(1)
    expect(taken).toContain(null)
    const places = await Promise.all([one, two].map((actor) => placeOf(actor, at)))
    expect(places.filter(Boolean)).toMatchObject([{ role: 'worker', displayName: 'Lee Marsh' }])
    expect(await listTeamInvites(db, anna)).toEqual([])
  })

  it('is kept as a hash alone', async () => {
    const { anna } = await managed()
    const { code } = await inviteToTeam(db, anna, lee)
    expect(JSON.stringify(await db.read.select().from(teamInvite))).not.toContain(code)
  })

  it('is dead after 7 days, once revoked, and while the organisation is suspended', async () => {
    const { at, anna } = await managed()
    const [old, revoked, other] = [
      await inviteToTeam(db, anna, lee),
      await inviteToTeam(db, anna, { ...lee, displayName: 'Mo' }),
      await inviteToTeam(db, anna, { ...lee, displayName: 'Nat' })
    ]
    const actor = await signedIn('worker')
    const take = ({ code }: { code: string }) => takeTeamInvite(db, actor, { code, displayName: 'Lee' })
    const waiting = await listTeamInvites(db, anna)
    await revokeTeamInvite(db, anna, waiting.find(({ displayName }) => displayName === 'Mo')!.id)
    expect(await take(revoked)).toBeNull()
    const setState = (state: 'suspended' | 'verified') =>
      db.write(async (tx) => {
        await tx.update(organisation).set({ state }).where(eq(organisation.id, at.id))
      })
    await setState('suspended')
    expect(await take(other)).toBeNull()
    await expect(inviteToTeam(db, anna, lee)).rejects.toEqual(refusal('not-allowed'))
    await setState('verified')
    db.clock.move(7 * day)
    expect(await take(old)).toBeNull()
    expect(await listTeamInvites(db, anna)).toEqual([])
    expect(await placeOf(actor, at)).toBeNull()
  })

  it('is made and revoked by a manager of now alone', async () => {
    const { at, anna } = await managed()
    const { anna: eve } = await managed()
    const ben = await aWorker(db, at, 'Ben')
    await inviteToTeam(db, anna, lee)
    const [invite] = await listTeamInvites(db, anna)
    const id = invite?.id ?? ''
    for (const viewer of [ben, { ...ben, role: 'manager' as const }]) {
      await expect(inviteToTeam(db, viewer, lee)).rejects.toEqual(refusal('not-found'))
      await expect(revokeTeamInvite(db, viewer, id)).rejects.toEqual(refusal('not-found'))
    }
    await expect(revokeTeamInvite(db, eve, id)).rejects.toEqual(refusal('not-found'))
    expect(await listTeamInvites(db, ben)).toEqual([])
    expect(await listTeamInvites(db, anna)).toHaveLength(1)
    await revokeTeamInvite(db, anna, id)
    await expect(revokeTeamInvite(db, anna, id)).rejects.toEqual(refusal('not-found'))
  })

  it('is limited to 30 in a day', async () => {
    const { anna } = await managed()
    for (let made = 0; made < 30; made++) await inviteToTeam(db, anna, lee)
    await expect(inviteToTeam(db, anna, lee)).rejects.toEqual(refusal('too-many-tries'))
  })

  it('brings back somebody who left, and is refused to somebody who is there', async () => {
    const { at, anna } = await managed()
    const ben = await aWorker(db, at, 'Ben')
    const asBen: SignedIn = { ...(await signedIn('worker')), accountId: ben.accountId }
    const { code } = await inviteToTeam(db, anna, lee)
    const take = () => takeTeamInvite(db, asBen, { code, displayName: 'Benjamin' })
    await expect(take()).rejects.toEqual(refusal('already-done'))
    await endMembership(db, anna, memberRef(at.id, ben.accountId))
    expect(await take()).toBe(at.slug)
    expect(await placeOf(asBen, at)).toMatchObject({ displayName: 'Benjamin' })
  })

  it('is not for stewards and enrollers, nor for a person without a key of their own', async () => {
    const { at, anna } = await managed()
    const { code } = await inviteToTeam(db, anna, lee)
    const take = (actor: SignedIn) => takeTeamInvite(db, actor, { code, displayName: 'Sam' })
    for (const hats of [['steward'], ['enroller'], ['person']] as const) {
      await expect(take(await signedIn(...hats)), hats[0]).rejects.toEqual(refusal('not-allowed'))
    }
    const sam = await signedIn('person')
    await db.write(async (tx, now) => {
      const key = { id: `key-${sam.accountId}`, publicKey: Buffer.alloc(1), counter: 0, transports: [] }
      await tx.insert(passkey).values({ ...key, accountId: sam.accountId, createdAt: now })
    })
    await expect(take({ ...sam, way: 'kiosk' })).rejects.toEqual(refusal('not-allowed'))
    expect(await take(sam)).toBe(at.slug)
    const hats = await db.read.select().from(hat).where(eq(hat.accountId, sam.accountId))
    expect(hats.map(({ kind }) => kind).sort()).toEqual(['person', 'worker'])
  })

  it('to manage makes a check due, and the other managers are told', async () => {
    const { at, anna } = await managed()
    const { code } = await inviteToTeam(db, anna, { displayName: 'Lee', role: 'manager' })
    await takeTeamInvite(db, await signedIn('worker'), { code, displayName: 'Lee' })
    const [row] = await db.read.select().from(organisation).where(eq(organisation.id, at.id))
    expect(row).toMatchObject({
      state: 'verified',
      checkAgainBy: new Date(db.now()).toISOString().slice(0, 10)
    })
    const decisions = await db.read
      .select()
      .from(organisationDecision)
      .where(eq(organisationDecision.organisationId, at.id))
    expect(decisions).toMatchObject([{ kind: 'changed', reason: 'manager' }])
  })
})
