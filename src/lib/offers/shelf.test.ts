import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { organisation } from '#lib/organisations/tables.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation } from '../../../tests/support/people.ts'
import { readShelf, readShelfAhead } from './shelf.server.ts'
import { offer } from './tables.server.ts'

/** More than are read at once. */
const offers = 1_100

let db: TestDatabase
let service: Awaited<ReturnType<typeof anOrganisation>>
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  service = await anOrganisation(db)
  const id = await anOffer(db, service)
  const [{ number: _, ...row } = {} as never] = await db.read.select().from(offer).where(eq(offer.id, id))
  const copies = Array.from({ length: offers - 1 }, (_, n) => ({ ...row, id: `copy-${n}` }))
  await db.write(async (tx) => {
    for (let from = 0; from < copies.length; from += 100)
      await tx.insert(offer).values(copies.slice(from, from + 100))
  })
})
afterAll(() => db[Symbol.asyncDispose]())

it('has every offer after a read that broke off, though all changed at once', async () => {
  let reads = 0
  const breaking = new Proxy(db.read, {
    get: (read, name) => {
      if (name === 'all' && ++reads === 4) throw new Error('the disk is gone')
      return Reflect.get(read, name) as unknown
    }
  })
  await setState('suspended')
  await setState('verified')
  await expect(readShelf({ read: breaking })).rejects.toThrow('the disk is gone')
  expect((await readShelf({ read: breaking })).order).toHaveLength(offers)
  await setState('suspended')
  expect((await readShelf({ read: breaking })).order).toHaveLength(0)
  await setState('verified')
})

it('reads all of them before anybody asks', async () => {
  const wrong: unknown[] = []
  await readShelfAhead(db, (cause) => wrong.push(cause))()
  // Whoever asks now hears of no change: what is there was read before.
  await db.write(async (tx) => void (await tx.run(sql`DELETE FROM offer_changed`)))
  expect((await readShelf(db)).order).toHaveLength(offers)
  expect(wrong).toEqual([])
})

it('says what went wrong when nobody waits', async () => {
  const wrong: unknown[] = []
  const read = new Proxy(db.read, { get: () => () => Promise.reject(new Error('closed')) })
  await readShelfAhead({ ...db, read }, (cause) => wrong.push(cause))()
  expect(wrong).toEqual([new Error('closed')])
})

function setState(state: 'verified' | 'suspended'): Promise<void> {
  return db.write(
    async (tx) => void (await tx.update(organisation).set({ state }).where(eq(organisation.id, service.id)))
  )
}
