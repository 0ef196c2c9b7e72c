import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadOrganisations } from '#practice/load-organisations.server.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { anOffer, anOrganisation } from '../../../tests/support/people.ts'
import { isOpenOn, minutesUntilOpen } from './open-times.ts'
import { readFilters } from './inputs.ts'
import { localMoment } from './local-moment.server.ts'
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

/** One for all tests that only read. */
let practice: TestDatabase
beforeAll(async () => {
  practice = await openTestDatabase({ memory: true })
  await loadOrganisations(practice)
})
afterAll(() => practice[Symbol.asyncDispose]())

describe('the public list', () => {
  it('shows what verified organisations offer, ten a page, and nothing of the others', async () => {
    const db = practice
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
    const db = practice
    expect(JSON.stringify(await find(db, 'q=safe+house'))).not.toMatch(/Larkspur|address/)
  })

  it('puts offers in a place before those that only serve it, and leaves out the rest', async () => {
    const db = practice
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
    ['kind=drop-in', (o: Row) => o.kind === 'drop-in'],
    ['how=remote', (o: Row) => o.where.includes('phone') || o.where.includes('online')],
    ['only=women', (o: Row) => o.onlyFor === 'women'],
    ['age=40&free=yes', (o: Row) => /^(Free|We pay you)/.test(o.cost) && (o.maximumAge ?? 99) >= 40],
    ['lang=Polish', (o: Row) => o.languages.includes('Polish')],
    ['access=step-free', (o: Row) => /step-free|ground floor|wheelchair/i.test(o.access)],
    ['free=yes', (o: Row) => /^(Free|We pay you)/.test(o.cost)],
    ['all=yes', (o: Row) => o.exclusions.length === 0],
    ['day=weekend', (o: Row) => (o.hours[7] ?? []).length > 0],
    [
      'for=HEALTH&friday=yes&how=in-person',
      (o: Row) => o.pathways.includes('HEALTH') && onFridayAfternoon(o) && o.where.includes('in-person')
    ]
  ])('filters by %s as the rule says', async (query, rule) => {
    const db = practice
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
    const db = practice
    expect((await titles(db, 'q=mentor'))[0]).toBe('A mentor for your first six months')
    expect(await titles(db, 'q=kettl+work')).toContain('Paid work in our repair shop')
    expect((await titles(db, 'q=drop-in+friday'))[0]).toBe('Friday drop-in: hot food and advice')
    expect(await titles(db, 'q=connect+housing')).toContain('Help to keep your home') // by organisation
  })

  it('shows what has some of the words when nothing has all, and says so', async () => {
    const db = practice
    const list = await find(db, 'q=mentor+spaceship')
    expect(list.loose).toBe(true)
    expect(list.cards[0]?.title).toBe('A mentor for your first six months')
    expect(await find(db, 'q=spaceship')).toMatchObject({ count: 0, loose: false, pages: 1, cards: [] })
  })

  it('says no word of a draft, nor of a service that nobody checked, for what was typed', async () => {
    await using db = await openTestDatabase({ memory: true })
    const [checked, waits] = [await anOrganisation(db), await anOrganisation(db, 'applied')]
    const [draft, other] = [await anOffer(db, checked), await anOffer(db, waits)]
    const name = (id: string, title: string, state: 'draft' | 'live') =>
      db.write(async (tx) => void (await tx.update(offer).set({ title, state }).where(eq(offer.id, id))))
    await name(draft, 'Marmalade for everybody', 'draft')
    await name(other, 'Hollyhock house', 'live')
    for (const typed of ['marmelade', 'hollyhok']) {
      expect(await find(db, `q=${typed}`)).toMatchObject({ count: 0, meant: [] })
    }
    await name(draft, 'Marmalade for everybody', 'live')
    expect((await find(db, 'q=marmelade')).meant).toEqual([{ typed: 'marmelade', word: 'marmalade' }])
  })

  it('finds what was meant by a slip of the fingers, and says so', async () => {
    const db = practice
    const list = await find(db, 'q=mentr')
    expect(list.meant).toEqual([{ typed: 'mentr', word: 'mentor' }])
    expect(list.cards[0]?.title).toBe('A mentor for your first six months')
    expect((await find(db, 'q=acommodation')).meant).toEqual([
      { typed: 'acommodation', word: 'accommodation' }
    ])
    expect(await find(db, 'q=larkspr')).toMatchObject({ count: 0, meant: [] })
  })

  it('measures miles from a place, puts the nearest first, and keeps what has no place for the end', async () => {
    const db = practice
    const list = await find(db, 'near=Slough&sort=near')
    const miles = list.cards.map((card) => card.miles)
    expect(list).toMatchObject({ near: 'Slough', count: 20 })
    expect(miles).toEqual(miles.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity)))
    const close = await find(db, 'near=SL1&miles=5')
    expect(close.count).toBeGreaterThan(0)
    expect(close.cards.every((card) => card.miles !== null && card.miles <= 5)).toBe(true)
    expect(await find(db, 'near=Atlantis&miles=5')).toMatchObject({ near: null, count: 20 })
  })

  it('puts what opens soonest first', async () => {
    const db = practice
    const moment = localMoment(db.now())
    const list = await find(db, 'sort=soon')
    const minutes = list.cards.map((card) => minutesUntilOpen(card, moment) ?? Infinity)
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
  })

  it('knows of each change at once: hours, an end, a new offer, an organisation that is back', async () => {
    await using db = await openTestDatabase({ memory: true })
    const place = await anOrganisation(db)
    const id = await anOffer(db, place)
    const count = async (query: string) => (await find(db, query)).count
    expect([await count('day=mon'), await count('day=tue')]).toEqual([1, 0])
    const change = (values: Partial<Row>) =>
      db.write(async (tx) => void (await tx.update(offer).set(values).where(eq(offer.id, id))))
    await change({ hours: { 2: [[540, 1020]] } })
    expect([await count('day=mon'), await count('day=tue')]).toEqual([0, 1])
    await change({ hours: {}, exceptions: [{ date: '2026-11-24', hours: [[600, 700]], why: '' }] })
    expect([await count('day=tue&time=10'), await count('day=tue&time=12')]).toEqual([1, 0])
    await change({ state: 'paused' })
    expect(await count('')).toBe(0)
    await change({ state: 'live', visibleUntil: '2026-11-22' })
    expect(await count('')).toBe(1)
    db.clock.move(24 * 60 * 60 * 1000)
    expect(await count('')).toBe(0)
    db.clock.move(-24 * 60 * 60 * 1000)
    expect(await count('')).toBe(1)
    await anOffer(db, place)
    expect(await count('')).toBe(2)
    await db.write(async (tx) => void (await tx.delete(offer).where(eq(offer.id, id))))
    expect(await count('')).toBe(1)
  })

  it('takes three hundred filters and ten thousand characters as what they are', async () => {
    const db = practice
    const many = Array.from({ length: 300 }, (_, i) => `x${i}=1&for=HEALTH`).join('&')
    expect((await find(db, many)).count).toBe((await find(db, 'for=HEALTH')).count)
    for (const q of ['word '.repeat(2_000), '"*'.repeat(5_000), 'é'.repeat(10_000), '\u0000'.repeat(10_000)])
      expect((await find(db, `q=${encodeURIComponent(q)}`)).pages).toBeGreaterThan(0)
  })

  it('finds nobody by the street of a hidden place, nor by an offence', async () => {
    const db = practice
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
const onFridayAfternoon = (o: Row) => isOpenOn(o, '2026-11-27', { from: 780, to: 1020, atLeast: 60 })
