import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { aCookieJar } from '../../../tests/support/cookies.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { aPhone, type Mischief } from '../../../tests/support/passkey.ts'
import { anAccount } from '../../../tests/support/people.ts'
import { findRemovedPasskeys } from '#lib/vault/removed-passkeys.server.ts'
import { forgetRemovedPasskeys } from './forget-removed-passkeys.server.ts'
import { keepPasskey, offerPasskey } from './register-passkey.server.ts'
import { findSignedIn, startSession } from './sessions.server.ts'
import { account, passkey, passkeyChallenge } from './tables.server.ts'
import { askForPasskey, checkPasskey } from './use-passkey.server.ts'
import { listWaysIn, removePasskey } from './ways-in.server.ts'

const origin = 'http://localhost:3000'
const no = { code: 'not-allowed' }

async function make(db: TestDatabase, accountId: string, phone = aPhone(origin), mischief: Mischief = {}) {
  const { challengeId, options } = await offerPasskey(db, accountId, origin)
  await keepPasskey(db, accountId, { challengeId, response: phone.make(options, mischief), origin })
  return phone
}

async function use(
  db: TestDatabase,
  phone: ReturnType<typeof aPhone>,
  mischief: Mischief = {},
  accountId: string | null = null
) {
  const { challengeId, options } = await askForPasskey(db, accountId, origin)
  return checkPasskey(db, accountId, { challengeId, response: phone.use(options, mischief), origin })
}

async function signedIn(db: TestDatabase, accountId: string) {
  const jar = aCookieJar()
  await startSession(db, jar, accountId, 'own-phone')
  return { jar, actor: (await findSignedIn(db, jar))! }
}

describe('making a passkey', () => {
  it('asks the device for one it can find again, that checks who holds it, and names nobody', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    const { options } = await offerPasskey(db, id, origin)
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
    })
    const [row] = await db.read.select().from(account)
    expect(options.user.id).toBe(row?.userHandle)
    expect(JSON.stringify(options)).not.toContain(id)
  })

  it('is refused from another site, unverified, with another challenge, or with somebody else’s', async () => {
    await using db = await openTestDatabase()
    const [id, other] = [await anAccount(db, 'person'), await anAccount(db, 'person')]
    await expect(make(db, id, undefined, { origin: 'https://example.org' })).rejects.toMatchObject(no)
    await expect(make(db, id, undefined, { unverified: true })).rejects.toMatchObject(no)
    await expect(make(db, id, undefined, { challenge: 'AAAA' })).rejects.toMatchObject(no)
    const { challengeId, options } = await offerPasskey(db, other, origin)
    const response = aPhone(origin).make(options)
    await expect(keepPasskey(db, id, { challengeId, response, origin })).rejects.toMatchObject(no)
    expect(await db.read.$count(passkey)).toBe(0)
  })

  it('takes no certificate, which could make this server fetch the address in it', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    await expect(make(db, id, undefined, { proof: 'certificate' })).rejects.toMatchObject(no)
    expect(await db.read.$count(passkey)).toBe(0)
    expect(await use(db, await make(db, id, undefined, { proof: 'self' }))).toBe(id)
  })

  it('is refused for a passkey that is there already, also with another account', async () => {
    await using db = await openTestDatabase()
    const [id, other] = [await anAccount(db, 'person'), await anAccount(db, 'person')]
    const phone = await make(db, id)
    for (const accountId of [id, other]) {
      await expect(make(db, accountId, phone)).rejects.toMatchObject({ code: 'already-done' })
    }
  })

  it('does not happen when what goes with it fails', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    const { challengeId, options } = await offerPasskey(db, id, origin)
    const response = aPhone(origin).make(options)
    const fails = () => Promise.reject(new Error('the code was used'))
    await expect(keepPasskey(db, id, { challengeId, response, origin }, fails)).rejects.toThrow('was used')
    expect(await db.read.$count(passkey)).toBe(0)
  })
})

describe('signing in with a passkey', () => {
  it('says whose it is, without being told who is asked for', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    const phone = await make(db, id)
    await make(db, await anAccount(db, 'person'))
    expect((await askForPasskey(db, null, origin)).options).toMatchObject({
      allowCredentials: [],
      userVerification: 'required'
    })
    expect(await use(db, phone)).toBe(id)
  })

  it('takes each challenge once, also when the first answer was wrong', async () => {
    await using db = await openTestDatabase()
    const phone = await make(db, await anAccount(db, 'person'))
    const { challengeId, options } = await askForPasskey(db, null, origin)
    const response = phone.use(options)
    await expect(checkPasskey(db, null, { challengeId, response, origin })).resolves.toBeDefined()
    await expect(checkPasskey(db, null, { challengeId, response, origin })).rejects.toMatchObject(no)

    const second = await askForPasskey(db, null, origin)
    const bad = phone.use(second.options, { origin: 'https://example.org' })
    const good = phone.use(second.options)
    const { challengeId: again } = second
    await expect(checkPasskey(db, null, { challengeId: again, response: bad, origin })).rejects.toMatchObject(
      no
    )
    await expect(
      checkPasskey(db, null, { challengeId: again, response: good, origin })
    ).rejects.toMatchObject(no)
    expect(await db.read.$count(passkeyChallenge)).toBe(0)
  })

  it('takes a challenge for five minutes, to the millisecond', async () => {
    await using db = await openTestDatabase()
    const phone = await make(db, await anAccount(db, 'person'))
    const start = db.now()
    const [early, late] = [await askForPasskey(db, null, origin), await askForPasskey(db, null, origin)]
    const answer = ({ challengeId, options }: typeof early) =>
      checkPasskey(db, null, { challengeId, response: phone.use(options), origin })
    db.clock.set(start + 5 * 60_000 - 1)
    await expect(answer(early)).resolves.toBeDefined()
    db.clock.set(start + 5 * 60_000)
    await expect(answer(late)).rejects.toMatchObject(no)
  })

  it.each<[string, Mischief]>([
    ['from another site', { origin: 'https://example.org' }],
    ['that did not check who holds the phone', { unverified: true }],
    ['to another question', { challenge: 'AAAA' }],
    ['with the handle of somebody else', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['with a counter that stood still', { counter: 1 }]
  ])('refuses an answer %s', async (_, mischief) => {
    await using db = await openTestDatabase()
    const phone = await make(db, await anAccount(db, 'person'))
    await use(db, phone)
    await expect(use(db, phone, mischief)).rejects.toMatchObject(no)
  })

  it('refuses a passkey that is not known, one that was removed, and a closed account', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    const [lost, kept] = [await make(db, id), await make(db, id)]
    await expect(use(db, aPhone(origin))).rejects.toMatchObject(no)
    const { actor } = await signedIn(db, id)
    await removePasskey(db, actor, lost.id)
    await expect(use(db, lost)).rejects.toMatchObject(no)
    expect(await use(db, kept)).toBe(id)
    await db.write(async (tx, now) => void (await tx.update(account).set({ closedAt: now })))
    await expect(use(db, kept)).rejects.toMatchObject(no)
  })

  it('lets one of two answers with the same count in', async () => {
    await using db = await openTestDatabase()
    const phone = await make(db, await anAccount(db, 'person'))
    const answers = await Promise.allSettled([use(db, phone, { counter: 9 }), use(db, phone, { counter: 9 })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('proving it again with a passkey', () => {
  it('takes one of this account’s own, and no other', async () => {
    await using db = await openTestDatabase()
    const [id, other] = [await anAccount(db, 'person'), await anAccount(db, 'person')]
    const [mine, theirs] = [await make(db, id), await make(db, other)]
    expect(await use(db, mine, {}, id)).toBe(id)
    await expect(use(db, theirs, {}, id)).rejects.toMatchObject(no)
  })

  it('does not take a challenge that was meant for signing in', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    const phone = await make(db, id)
    const { challengeId, options } = await askForPasskey(db, null, origin)
    const response = phone.use(options)
    await expect(checkPasskey(db, id, { challengeId, response, origin })).rejects.toMatchObject(no)
  })
})

describe('removing a passkey', () => {
  it('ends every session and is noted beside the keys, so that a restored backup forgets it too', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    const [lost] = [await make(db, id), await make(db, id)]
    const [here, there] = [await signedIn(db, id), await signedIn(db, id)]
    const [row] = await db.read.select().from(passkey).where(eq(passkey.id, lost.id))
    await removePasskey(db, here.actor, lost.id)
    expect(await findSignedIn(db, there.jar)).toBeNull()
    expect(await findRemovedPasskeys(db)).toEqual([lost.id])
    await db.write(async (tx) => void (await tx.insert(passkey).values(row!)))
    await forgetRemovedPasskeys(db)
    expect((await listWaysIn(db, here.actor)).passkeys).toHaveLength(1)
  })

  it('is refused for somebody else’s, and for the only way in', async () => {
    await using db = await openTestDatabase()
    const [id, other] = [await anAccount(db, 'person'), await anAccount(db, 'person')]
    const [mine, theirs] = [await make(db, id), await make(db, other)]
    const { actor } = await signedIn(db, id)
    await expect(removePasskey(db, actor, theirs.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(removePasskey(db, actor, mine.id)).rejects.toMatchObject(no)
    expect(await db.read.$count(passkey)).toBe(2)
    expect(await findRemovedPasskeys(db)).toEqual([])
  })

  it('of both at once leaves one', async () => {
    await using db = await openTestDatabase()
    const id = await anAccount(db, 'person')
    const phones = [await make(db, id), await make(db, id)]
    const { actor } = await signedIn(db, id)
    await Promise.allSettled(phones.map((phone) => removePasskey(db, actor, phone.id)))
    expect(await db.read.$count(passkey)).toBe(1)
  })
})
