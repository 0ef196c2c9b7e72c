import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { loadOrganisations } from '#practice/load-organisations.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation } from '../../../tests/support/people.ts'
import { isOpenWithin } from './open-times.ts'
import { readFilters } from './inputs.ts'
import { listOffers, mostListed, type OfferList } from './list-offers.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from './tables.server.ts'

const find = (db: TestDatabase, query = ''): Promise<OfferList> =>
  listOffers(db, readFilters(new URLSearchParams(query)))

/** All pages of a search, in order. */
async function titles(db: TestDatabase, query: string): Promise<string[]> {
  const all: string[] = []
  for (let page = 1, pages = 1; page <= pages; page++) {
    const list = await find(db, `${query}&page=${page}`)
    pages = list.pages
    all.push(...list.cards.map((card) => card.title))
  }
  return all
}

async function withPractice(): Promise<TestDatabase> {
  const db = await openTestDatabase({ memory: true })
  await loadOrganisations(db)
  return db
}

describe('the public list', () => {
  it('shows what verified organisations offer, ten a page, and nothing of the others', async () => {
    await using db = await withPractice()
    const first = await find(db)
    expect(first).toMatchObject({ count: 20, more: false, loose: false, page: 1, pages: 2 })
    expect(first.cards).toHaveLength(10)
    const all = await titles(db, '')
    expect(new Set(all).size).toBe(20)
    expect(all).not.toContain('Shared house in Milton Keynes')
    expect(all).not.toContain('Day work on a site, start now')
  })

  it('shows nothing of an organisation from the moment it is suspended', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db)
    await anOffer(db, place)
    expect((await find(db)).count).toBe(1)
    await db.write(async (tx) => {
      await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.id, place.id))
    })
    expect((await find(db)).count).toBe(0)
    expect((await find(db, 'q=room')).count).toBe(0)
  })

  it('shows no offer that has ended', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await anOffer(db, await anOrganisation(db))
    await db.write(
      async (tx) => void (await tx.update(offer).set({ state: 'ended' }).where(eq(offer.id, id)))
    )
    expect((await find(db)).count).toBe(0)
  })

  it('sends no street of any place', async () => {
    await using db = await withPractice()
    expect(JSON.stringify(await find(db, 'q=safe+house'))).not.toMatch(/Larkspur|address/)
  })

  it('puts offers in a place before those that only serve it, and leaves out the rest', async () => {
    await using db = await withPractice()
    const list = await find(db, 'place=Oxford')
    const towns = list.cards.map((card) => card.town)
    expect(towns.lastIndexOf('Oxford')).toBeLessThan(towns.findIndex((town) => town !== 'Oxford'))
    expect(towns.filter((town) => town === 'Oxford')).toHaveLength(4)
    const all = await titles(db, 'place=Oxford')
    expect(all).toContain('A mentor for your first six months') // from Milton Keynes, serves Oxford
    expect(all).toContain('A bank account and ID, sorted together') // by phone, for everybody
    expect(all).not.toContain('Site safety card in five days') // Slough only
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([
    ['for=HEALTH', (o: Row) => o.pathways.includes('HEALTH')],
    ['how=in-prison', (o: Row) => o.where.includes('in-prison')],
    ['ties=yes', (o: Row) => o.noLocalConnection],
    ['early=yes', (o: Row) => o.weeksBeforeRelease !== null],
    ['friday=yes', onFridayAfternoon],
    ['day=weekend', (o: Row) => (o.hours[7] ?? []).length > 0],
    [
      'for=HEALTH&friday=yes&how=in-person',
      (o: Row) => o.pathways.includes('HEALTH') && onFridayAfternoon(o) && o.where.includes('in-person')
    ]
  ])('filters by %s as the rule says', async (query, rule) => {
    await using db = await withPractice()
    const rows = await db.read
      .select({ offer })
      .from(offer)
      .innerJoin(organisation, eq(organisation.id, offer.organisationId))
      .where(eq(organisation.state, 'verified'))
    const expected = rows.map((row) => row.offer).filter(rule)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(20)
    expect((await titles(db, query)).sort()).toEqual(expected.map((one) => one.title).sort())
  })

  it('finds by words of the title first, by the start of a word, in any order', async () => {
    await using db = await withPractice()
    expect((await titles(db, 'q=mentor'))[0]).toBe('A mentor for your first six months')
    expect(await titles(db, 'q=kettl+work')).toContain('Paid work in our repair shop')
    expect((await titles(db, 'q=drop-in+friday'))[0]).toBe('Friday drop-in: hot food and advice')
    expect(await titles(db, 'q=connect+housing')).toContain('Help to keep your home') // by organisation
  })

  it('shows what has some of the words when nothing has all, and says so', async () => {
    await using db = await withPractice()
    const list = await find(db, 'q=mentor+spaceship')
    expect(list.loose).toBe(true)
    expect(list.cards[0]?.title).toBe('A mentor for your first six months')
    expect(await find(db, 'q=spaceship')).toMatchObject({ count: 0, loose: false, pages: 1, cards: [] })
  })

  it('finds nobody by the street of a hidden place, nor by an offence', async () => {
    await using db = await withPractice()
    expect((await find(db, 'q=larkspur')).count).toBe(0)
    expect((await find(db, 'q=sexual')).count).toBe(0)
    expect((await find(db, 'q=arson')).count).toBe(0)
  })

  it('finds an organisation under its new name, and an offer under its new title', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db, 'verified', 'Oldname')
    const id = await anOffer(db, place)
    await db.write(async (tx) => {
      await tx.update(organisation).set({ name: 'Newname' }).where(eq(organisation.id, place.id))
      await tx.update(offer).set({ title: 'Lighthouse' }).where(eq(offer.id, id))
    })
    expect((await find(db, 'q=newname')).count).toBe(1)
    expect((await find(db, 'q=lighthouse')).count).toBe(1)
    expect((await find(db, 'q=oldname')).count).toBe(0)
    await db.write(async (tx) => void (await tx.delete(organisation).where(eq(organisation.id, place.id))))
    expect((await find(db, 'q=lighthouse')).count).toBe(0)
  })

  it('lists two hundred at most and says that there are more; a page past the end is the last', async () => {
    await using db = await openTestDatabase({ memory: true })
    const id = await anOffer(db, await anOrganisation(db))
    const [{ number: _, ...row } = {} as never] = await db.read.select().from(offer).where(eq(offer.id, id))
    await db.write(async (tx) => {
      for (let n = 1; n <= mostListed; n++) await tx.insert(offer).values({ ...row, id: `copy-${n}` })
    })
    expect(await find(db, 'page=99')).toMatchObject({ count: mostListed, more: true, page: 20, pages: 20 })
    expect((await find(db, 'page=99')).cards).toHaveLength(10)
  })
})

type Row = typeof offer.$inferSelect

/** The test clock stands at a Sunday. */
const onFridayAfternoon = (o: Row) => isOpenWithin(o, '2026-11-27', { from: 780, to: 1020, atLeast: 60 })
