import { describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { addressToCount, countTry, forgetTries, uncountTry } from './limits.server.ts'
import { rateLimit } from './tables.server.ts'

async function tries(db: TestDatabase, count: number, whom = 'sam'): Promise<void> {
  for (let i = 0; i < count; i++) await countTry(db, 'prove-again-account', whom)
}

describe('limits', () => {
  it('refuse the eleventh try in a quarter of an hour, and let the next quarter begin anew', async () => {
    await using db = await openTestDatabase()
    const start = db.now()
    await tries(db, 10)
    await expect(tries(db, 1)).rejects.toMatchObject({ code: 'too-many-tries' })
    db.clock.set(start + 15 * 60_000 - 1)
    await expect(tries(db, 1)).rejects.toMatchObject({ code: 'too-many-tries' })
    db.clock.set(start + 15 * 60_000)
    await expect(tries(db, 10)).resolves.toBeUndefined()
  })

  it('hold when all the tries come at once', async () => {
    await using db = await openTestDatabase()
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => tries(db, 1)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  })

  it('count each name and each way in for itself', async () => {
    await using db = await openTestDatabase()
    await tries(db, 10)
    await expect(tries(db, 1, 'jay')).resolves.toBeUndefined()
    await expect(countTry(db, 'join-address', 'sam')).resolves.toBeUndefined()
  })

  it('are forgotten for a name after a good try, and give one try back to an address', async () => {
    await using db = await openTestDatabase()
    await tries(db, 10)
    await forgetTries(db, 'prove-again-account', 'sam')
    await tries(db, 10)
    await uncountTry(db, 'prove-again-account', 'sam')
    await tries(db, 1)
    await expect(tries(db, 1)).rejects.toMatchObject({ code: 'too-many-tries' })
  })

  it('keep no name and no address in the database, and clear away what is over', async () => {
    await using db = await openTestDatabase()
    await tries(db, 1, '203.0.113.7')
    expect(JSON.stringify(await db.read.select().from(rateLimit))).not.toContain('203')
    db.clock.move(15 * 60_000)
    await tries(db, 1, 'somebody else')
    expect(await db.read.$count(rateLimit)).toBe(1)
  })

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:0db8:0001:0002'],
    ['2001:DB8:1:2::6', '2001:0db8:0001:0002'],
    ['2001:db8::6', '2001:0db8:0000:0000'],
    ['fe80::1%eth0', 'fe80:0000:0000:0000'],
    ['::1', '0000:0000:0000:0000']
  ])('count %s as %s', (address, counted) => {
    expect(addressToCount(address)).toBe(counted)
  })
})
