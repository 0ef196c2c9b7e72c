import type * as argon2 from '@node-rs/argon2'
import { verify } from '@node-rs/argon2'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { eq } from 'drizzle-orm'
import { anAccount } from '../../../tests/support/people.ts'
import { aCookieJar } from '../../../tests/support/cookies.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { changePassphrase } from './change-passphrase.server.ts'
import { enter } from './enter.server.ts'
import { countTry } from './limits.server.ts'
import { hashPassphrase } from './passphrase.server.ts'
import { proveWithPassphrase } from './prove-with-passphrase.server.ts'
import { findSignedIn, startSession } from './sessions.server.ts'
import { signInWithPassphrase } from './sign-in-with-passphrase.server.ts'
import { account, hat, type HatKind } from './tables.server.ts'

// Hashes as ever, and counts: the work done is compared by what was asked of argon2, not by a clock.
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return { ...real, verify: vi.fn(real.verify) }
})
beforeEach(() => void vi.mocked(verify).mockClear())

const right = 'green kettle hill'

async function someone(db: TestDatabase, name: string, ...hats: HatKind[]): Promise<string> {
  const id = await anAccount(db, ...hats)
  const passphraseHash = await hashPassphrase(db.keyring, right)
  await db.write(async (tx) => {
    await tx.update(account).set({ signInName: name, passphraseHash }).where(eq(account.id, id))
  })
  return id
}

function tries(db: TestDatabase, name: string, passphrase: string, more = {}): Promise<string | null> {
  return signInWithPassphrase(db, { name, passphrase, address: '203.0.113.7', staffToo: false, ...more })
}

async function signedIn(db: TestDatabase, accountId: string) {
  const jar = aCookieJar()
  await startSession(db, jar, accountId, 'own-phone')
  return { jar, actor: (await findSignedIn(db, jar))! }
}

describe('signing in with a passphrase', () => {
  it('works however the name and the spaces are typed', async () => {
    await using db = await openTestDatabase()
    const id = await someone(db, 'sam', 'person')
    expect(await tries(db, ' SAM ', ' green  kettle hill ')).toBe(id)
  })

  it('keeps argon2id with a pepper, never the passphrase', async () => {
    await using db = await openTestDatabase()
    const hash = await hashPassphrase(db.keyring, right)
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    await using other = await openTestDatabase()
    const id = await someone(other, 'sam', 'person')
    // The same row under another pepper: a stolen database alone cannot be tried.
    await other.write(
      async (tx) => void (await tx.update(account).set({ passphraseHash: hash }).where(eq(account.id, id)))
    )
    expect(await tries(other, 'sam', right)).toBeNull()
  })

  it('says the same null to a wrong passphrase, an unknown name, nobody’s hat and a closed account', async () => {
    await using db = await openTestDatabase()
    await someone(db, 'sam', 'person')
    const bare = await someone(db, 'bare', 'person')
    const closed = await someone(db, 'closed', 'person')
    await anAccount(db, 'person')
    await db.write(async (tx, now) => {
      await tx.update(hat).set({ endedAt: now }).where(eq(hat.accountId, bare))
      await tx.update(account).set({ closedAt: now }).where(eq(account.id, closed))
    })
    expect(await tries(db, 'sam', 'green kettle hall')).toBeNull()
    expect(await tries(db, 'sam', 'Green kettle hill')).toBeNull()
    expect(await tries(db, 'sam', '')).toBeNull()
    expect(await tries(db, 'nobody', right)).toBeNull()
    expect(await tries(db, '', '')).toBeNull()
    expect(await tries(db, 'bare', right)).toBeNull()
    expect(await tries(db, 'closed', right)).toBeNull()
  })

  it.each(['worker', 'enroller', 'steward'] as const)(
    'does not let a %s in, except in practice',
    async (kind) => {
      await using db = await openTestDatabase()
      const id = await someone(db, 'anna', kind)
      expect(await tries(db, 'anna', right)).toBeNull()
      expect(await tries(db, 'anna', right, { staffToo: true })).toBe(id)
    }
  )

  it('counts tries against the name, also one that nobody has, and before any hashing', async () => {
    await using db = await openTestDatabase()
    await someone(db, 'sam', 'person')
    for (const name of ['sam', 'nobody']) {
      for (let i = 0; i < 10; i++) expect(await tries(db, name, 'wrong one here')).toBeNull()
      vi.mocked(verify).mockClear()
      await expect(tries(db, name, right)).rejects.toMatchObject({ code: 'too-many-tries' })
      expect(verify).not.toHaveBeenCalled()
    }
    db.clock.move(15 * 60_000)
    expect(await tries(db, 'sam', right)).not.toBeNull()
  })

  it('lets nobody keep somebody else out by wrong tries from elsewhere', async () => {
    await using db = await openTestDatabase()
    const id = await someone(db, 'sam', 'person')
    const stranger = { address: '198.51.100.1' }
    for (let quarter = 0; quarter < 4; quarter++) {
      for (let i = 0; i < 10; i++) expect(await tries(db, 'sam', 'wrong one here', stranger)).toBeNull()
      await expect(tries(db, 'sam', 'wrong one here', stranger)).rejects.toThrow('too-many-tries')
      expect(await tries(db, 'sam', right)).toBe(id)
      db.clock.move(15 * 60_000 - 1)
      await expect(tries(db, 'sam', 'wrong one here', stranger)).rejects.toThrow('too-many-tries')
      db.clock.move(1)
    }
  })

  it('counts tries against the name over all addresses', async () => {
    await using db = await openTestDatabase()
    await someone(db, 'sam', 'person')
    for (let i = 0; i < 50; i++) await countTry(db, 'passphrase-name', 'sam')
    await expect(tries(db, 'sam', right)).rejects.toMatchObject({ code: 'too-many-tries' })
    db.clock.move(60 * 60_000)
    expect(await tries(db, 'sam', right)).not.toBeNull()
  })

  it('counts tries against the address over all names', async () => {
    await using db = await openTestDatabase()
    for (let i = 0; i < 100; i++) await countTry(db, 'passphrase-address', '203.0.113.7')
    await expect(tries(db, 'sam', right)).rejects.toMatchObject({ code: 'too-many-tries' })
    await expect(tries(db, 'sam', right, { address: '203.0.113.8' })).resolves.toBeNull()
  })

  it('does the same work whoever is named, and whatever is wrong', async () => {
    await using db = await openTestDatabase()
    await someone(db, 'sam', 'person')
    await someone(db, 'anna', 'worker')
    const closed = await someone(db, 'closed', 'person')
    await db.write(async (tx, now) => {
      await tx.update(account).set({ closedAt: now }).where(eq(account.id, closed))
    })
    for (const name of ['sam', 'anna', 'closed', 'nobody', '']) {
      vi.mocked(verify).mockClear()
      expect(await tries(db, name, 'wrong one here')).toBeNull()
      expect(verify).toHaveBeenCalledOnce()
      const [hash, passphrase] = vi.mocked(verify).mock.calls[0]!
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      expect(passphrase).toBe('wrong one here')
    }
  })
})

describe('proving it again', () => {
  it('takes the passphrase of this account and of no other', async () => {
    await using db = await openTestDatabase()
    const { actor } = await signedIn(db, await someone(db, 'sam', 'person'))
    const { actor: other } = await signedIn(db, await anAccount(db, 'person'))
    const tried = { passphrase: right, staffToo: false }
    expect(await proveWithPassphrase(db, actor, tried)).toBe(true)
    expect(await proveWithPassphrase(db, actor, { ...tried, passphrase: 'wrong' })).toBe(false)
    expect(await proveWithPassphrase(db, other, tried)).toBe(false)
  })

  it('is not enough for staff outside practice, and is limited', async () => {
    await using db = await openTestDatabase()
    const { actor } = await signedIn(db, await someone(db, 'anna', 'worker'))
    const tried = { passphrase: right, staffToo: false }
    for (let i = 0; i < 10; i++) expect(await proveWithPassphrase(db, actor, tried)).toBe(false)
    await expect(proveWithPassphrase(db, actor, { ...tried, staffToo: true })).rejects.toMatchObject({
      code: 'too-many-tries'
    })
  })
})

describe('changing the passphrase', () => {
  it('lets the new one in, the old one not, and ends every session', async () => {
    await using db = await openTestDatabase()
    const id = await someone(db, 'sam', 'person')
    const [here, there] = [await signedIn(db, id), await signedIn(db, id)]
    await changePassphrase(db, here.actor, 'seven blue  boats')
    expect(await tries(db, 'sam', right)).toBeNull()
    expect(await tries(db, 'sam', 'seven blue boats')).toBe(id)
    expect(await findSignedIn(db, here.jar)).toBeNull()
    expect(await findSignedIn(db, there.jar)).toBeNull()
  })

  it('is refused without a sign-in name', async () => {
    await using db = await openTestDatabase()
    const { actor } = await signedIn(db, await anAccount(db, 'worker'))
    await expect(changePassphrase(db, actor, right)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('entering', () => {
  it('is refused to a closed account and to one with no hat', async () => {
    await using db = await openTestDatabase()
    const id = await someone(db, 'sam', 'person')
    expect(await enter(db, aCookieJar(), id)).toBe('/me')
    await expect(enter(db, aCookieJar(), await anAccount(db))).rejects.toMatchObject({ code: 'not-allowed' })
    await db.write(async (tx, now) => void (await tx.update(account).set({ closedAt: now })))
    await expect(enter(db, aCookieJar(), id)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
