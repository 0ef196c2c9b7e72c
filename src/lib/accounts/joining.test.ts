import { describe, expect, it } from 'vitest'
import { anAccount, anOrganisation } from '../../../tests/support/people.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import type { EnrollerActor } from '#lib/access/actors.ts'
import { findMembership } from '#lib/organisations/find-membership.server.ts'
import { findJoining } from './find-joining.server.ts'
import { joinWithPassphrase } from './join-with-passphrase.server.ts'
import { makeCard } from './make-card.server.ts'
import { makeStaffCode } from './make-staff-code.server.ts'
import { joinCodeLasts } from './rules.ts'
import { signInWithPassphrase } from './sign-in-with-passphrase.server.ts'
import { account, joinCode } from './tables.server.ts'
import { cancelCard, listUnusedCards } from './unused-cards.server.ts'

const address = '203.0.113.7'
const passphrase = 'seven blue boats'

async function anEnroller(db: TestDatabase): Promise<EnrollerActor> {
  return { kind: 'enroller', accountId: await anAccount(db, 'enroller') }
}

async function aCard(db: TestDatabase, name = 'sam') {
  return (await makeCard(db, await anEnroller(db), name))!
}

describe('joining with a card', () => {
  it('takes the code however it was copied, and signs in with the chosen passphrase', async () => {
    await using db = await openTestDatabase()
    const card = await aCard(db, ' Sam ')
    const typed = ` ${card.code.slice(0, 4).toLowerCase()}-${card.code.slice(4)}`
    const joining = (await findJoining(db, typed, address))!
    expect(joining).toMatchObject({ signInName: 'sam', staff: false })
    await joinWithPassphrase(db, joining, { code: typed, passphrase })
    expect(await signInWithPassphrase(db, { name: 'sam', passphrase, address, staffToo: false })).toBe(
      joining.accountId
    )
  })

  it('keeps the code as a keyed hash only', async () => {
    await using db = await openTestDatabase()
    const card = await aCard(db)
    expect(JSON.stringify(await db.read.select().from(joinCode))).not.toContain(card.code)
    await using other = await openTestDatabase()
    expect(await findJoining(other, card.code, address)).toBeNull()
  })

  it('works once: a second use, and two at once, are refused', async () => {
    await using db = await openTestDatabase()
    const card = await aCard(db)
    const joining = (await findJoining(db, card.code, address))!
    const both = await Promise.allSettled([
      joinWithPassphrase(db, joining, { code: card.code, passphrase }),
      joinWithPassphrase(db, joining, { code: card.code, passphrase: 'another three words' })
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already-done' }
    })
    expect(await findJoining(db, card.code, address)).toBeNull()
  })

  it('works until the last millisecond of its 14 days, and not at the end', async () => {
    await using db = await openTestDatabase()
    const start = db.now()
    const card = await aCard(db)
    db.clock.set(start + joinCodeLasts - 1)
    const joining = (await findJoining(db, card.code, address))!
    expect(joining).not.toBeNull()
    db.clock.set(start + joinCodeLasts)
    expect(await findJoining(db, card.code, address)).toBeNull()
    await expect(joinWithPassphrase(db, joining, { code: card.code, passphrase })).rejects.toMatchObject({
      code: 'already-done'
    })
  })

  it('cannot be turned on another account', async () => {
    await using db = await openTestDatabase()
    const [mine, other] = [await aCard(db, 'sam'), await aCard(db, 'jay')]
    const joining = (await findJoining(db, other.code, address))!
    await expect(joinWithPassphrase(db, joining, { code: mine.code, passphrase })).rejects.toMatchObject({
      code: 'already-done'
    })
  })

  it('stops after a hundred wrong codes from one address, and good ones are not counted', async () => {
    await using db = await openTestDatabase()
    const card = await aCard(db)
    for (let i = 0; i < 25; i++) expect(await findJoining(db, card.code, address)).not.toBeNull()
    for (let i = 0; i < 100; i++) expect(await findJoining(db, 'BBBB 2222', address)).toBeNull()
    await expect(findJoining(db, card.code, address)).rejects.toMatchObject({ code: 'too-many-tries' })
    expect(await findJoining(db, card.code, '203.0.113.8')).not.toBeNull()
  })
})

describe('an enroller', () => {
  it('cannot take a name that somebody has', async () => {
    await using db = await openTestDatabase()
    await aCard(db, 'sam')
    expect(await makeCard(db, await anEnroller(db), 'SAM')).toBeNull()
  })

  it('sees and cancels the unused cards of their own, and nobody else’s', async () => {
    await using db = await openTestDatabase()
    const [tom, other] = [await anEnroller(db), await anEnroller(db)]
    const card = (await makeCard(db, tom, 'sam'))!
    const [listed] = await listUnusedCards(db, tom)
    expect(listed).toMatchObject({ signInName: 'sam', expiresAt: card.expiresAt })
    expect(JSON.stringify(listed)).not.toContain(card.code)
    expect(await listUnusedCards(db, other)).toEqual([])
    await expect(cancelCard(db, other, listed!.id)).rejects.toMatchObject({ code: 'not-found' })
    await cancelCard(db, tom, listed!.id)
    expect(await findJoining(db, card.code, address)).toBeNull()
    expect(await makeCard(db, tom, 'sam')).not.toBeNull()
  })

  it('cannot cancel a card once somebody has joined with it', async () => {
    await using db = await openTestDatabase()
    const tom = await anEnroller(db)
    const card = (await makeCard(db, tom, 'sam'))!
    const [listed] = await listUnusedCards(db, tom)
    await joinWithPassphrase(db, (await findJoining(db, card.code, address))!, {
      code: card.code,
      passphrase
    })
    await expect(cancelCard(db, tom, listed!.id)).rejects.toMatchObject({ code: 'not-found' })
    expect(await listUnusedCards(db, tom)).toEqual([])
  })

  it('finds a name free again when its card was never used, but never that of somebody who joined', async () => {
    await using db = await openTestDatabase()
    const tom = await anEnroller(db)
    await makeCard(db, tom, 'sam')
    const used = (await makeCard(db, tom, 'jay'))!
    await joinWithPassphrase(db, (await findJoining(db, used.code, address))!, {
      code: used.code,
      passphrase
    })
    db.clock.move(joinCodeLasts)
    expect(await makeCard(db, tom, 'sam')).not.toBeNull()
    expect(await makeCard(db, tom, 'jay')).toBeNull()
    expect(await db.read.$count(account)).toBe(3)
  })
})

describe('a code for staff', () => {
  it('opens an account with its hat and place of work, and takes no passphrase', async () => {
    await using db = await openTestDatabase()
    const { slug } = await anOrganisation(db)
    const { code } = await makeStaffCode(db, { hat: 'worker', organisationSlug: slug, displayName: 'Anna' })
    const joining = (await findJoining(db, code, address))!
    expect(joining).toMatchObject({ signInName: null, staff: true })
    expect(await findMembership(db, joining.accountId, slug)).toMatchObject({ displayName: 'Anna' })
    await expect(joinWithPassphrase(db, joining, { code, passphrase })).rejects.toMatchObject({
      code: 'not-allowed'
    })
  })

  it('is not made for a worker without an organisation, and leaves nothing behind', async () => {
    await using db = await openTestDatabase()
    const wrong = [{}, { displayName: 'Anna' }, { displayName: 'Anna', organisationSlug: 'nowhere' }]
    for (const more of wrong) {
      await expect(makeStaffCode(db, { hat: 'worker', ...more })).rejects.toThrow()
    }
    expect(await db.read.$count(account)).toBe(0)
    await expect(makeStaffCode(db, { hat: 'steward' })).resolves.toHaveProperty('code')
  })
})
