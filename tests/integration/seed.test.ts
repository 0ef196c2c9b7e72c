import { describe, expect, it } from 'vitest'
import { account } from '#lib/accounts/tables.server.ts'
import { OperatorError } from '#lib/database/operator-error.ts'
import { noFilters } from '#lib/offers/filters.ts'
import { listOffers } from '#lib/offers/list-offers.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { person } from '#lib/record/tables.server.ts'
import { openDataKey } from '#lib/vault/data-keys.server.ts'
import { seedOffers } from '../../scripts/seed-offers.ts'
import { seedPeople } from '../../scripts/seed-people.ts'
import { openTestDatabase } from '../support/database.ts'

describe('seeding', () => {
  it('makes the same offers for the same seed, and others for another', async () => {
    await using one = await openTestDatabase({ memory: true })
    await using two = await openTestDatabase({ memory: true })
    await using three = await openTestDatabase({ memory: true })
    await seedOffers(one, { offers: 900, seed: 7 })
    await seedOffers(two, { offers: 900, seed: 7 })
    await seedOffers(three, { offers: 900, seed: 8 })
    const [first, second, third] = await Promise.all(
      [one, two, three].map((db) => db.read.select().from(offer))
    )
    expect(first).toHaveLength(900)
    expect(second).toEqual(first)
    expect(third?.map((row) => row.title)).not.toEqual(first?.map((row) => row.title))
    expect(await listOffers(one, noFilters)).toMatchObject({ count: 200, more: true })
    expect((await listOffers(one, { ...noFilters, words: 'willowbrook' })).count).toBeGreaterThan(0)
  })

  it('refuses a seed that is there already', async () => {
    await using db = await openTestDatabase({ memory: true })
    await seedOffers(db, { offers: 10, seed: 1 })
    await expect(seedOffers(db, { offers: 10, seed: 1 })).rejects.toThrow(OperatorError)
    expect(await db.read.$count(offer)).toBe(10)
  })

  it('makes people whose data key opens, and tells how far it is', async () => {
    await using db = await openTestDatabase({ memory: true })
    const told: number[] = []
    const ids = await seedPeople(db, { people: 700, seed: 1, tell: (done) => told.push(done) })
    expect(told).toEqual([500, 700])
    expect(new Set(ids).size).toBe(700)
    expect(await db.read.$count(account)).toBe(700)
    const people = await db.read.select().from(person)
    for (const { id, dataKeyId } of people.slice(0, 5))
      expect((await openDataKey(db, id, dataKeyId ?? '')).bytes).toHaveLength(32)
  })
})
