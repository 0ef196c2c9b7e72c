import { eq, inArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { organisation } from '#lib/organisations/tables.server.ts'
import { areas } from '#lib/places/areas.ts'
import { milesBetween } from '#lib/places/rules.ts'
import { seedOffers } from '../../../scripts/seed-offers.ts'
import { seeded } from '../../../scripts/seeded.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { accessNeeds, accessOf, isFree } from './access-needs.ts'
import { ways, type OfferFilters } from './filters.ts'
import { findNumbers } from './find-numbers.server.ts'
import { findTerms } from './find-words.server.ts'
import { languages, languagesOf } from './languages.ts'
import { localMoment } from './local-moment.server.ts'
import { findNear, mileChoices } from './near.ts'
import { minutesUntilOpen } from './open-times.ts'
import { offerKinds, pathways } from './rules.ts'
import { readShelf } from './shelf.server.ts'
import { isShown } from './shown.server.ts'
import { offer } from './tables.server.ts'
import { clockHours, dayParts, dayWords, isOpenWhen, whenOf } from './when.ts'

const day = 24 * 60 * 60 * 1000 // ms
const most = 60
/** As a room might give that knows the person: many offers have as many. */
const points = (number: number) => number % 7

/** One for all: what a test changes is there for the next. */
let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase({ memory: true })
  await seedOffers(db, { offers: 300, seed: 3 })
})
afterAll(() => db[Symbol.asyncDispose]())

const few = <T>(from: readonly T[], freq: number) => fc.option(fc.constantFrom(...from), { nil: null, freq })
const seldom = fc.integer({ min: 1, max: 10 }).map((n) => n === 10)
const oftenNot = <T>(from: readonly T[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...from) })
/** Whatever the list can be asked for, little of it at once, so that most searches find something. */
const searches: fc.Arbitrary<OfferFilters> = fc.record({
  words: fc.constantFrom('', '', '', 'room', 'work advice', 'mentr', 'spaceship room', 'zebra'),
  pathway: oftenNot(pathways),
  kind: oftenNot(offerKinds),
  place: few(areas, 1),
  near: fc.constantFrom('', 'Slough', 'OX4', 'Reading'),
  miles: few(mileChoices, 1),
  day: few([...dayWords, '2026-11-30', '2026-12-25'], 1),
  time: oftenNot([...dayParts, ...clockHours]),
  where: oftenNot(ways),
  noLocalConnection: seldom,
  beforeRelease: seldom,
  only: oftenNot(['women', 'men']),
  age: oftenNot([18, 24, 70]),
  language: oftenNot(languages),
  access: oftenNot(accessNeeds),
  free: seldom,
  rulesNobodyOut: seldom,
  sort: few(['near', 'soon', 'fit'], 2),
  page: fc.constant(1)
})

it('finds what a look at each offer finds, in the same order', () => agree(150))

it('still does after offers and services changed, and days went by', async () => {
  const random = seeded(5)
  const ids = (await db.read.select({ id: offer.id }).from(offer)).map(({ id }) => id)
  const some = () => ids.filter(() => random.chance(0.1))
  const now = db.clock()
  const changes: readonly Partial<typeof offer.$inferInsert>[] = [
    { state: 'paused' },
    { lastConfirmedAt: now },
    { lastConfirmedAt: now - 91 * day },
    { detailsConfirmedAt: now - 211 * day },
    { visibleFrom: '2026-11-24' },
    { visibleUntil: '2026-11-21' },
    { latitude: null, longitude: null },
    { title: 'A room, and work', town: 'Oxford', pathways: ['HEALTH'], where: ['online'] },
    { hours: { 2: [[540, 1020]] }, bankHolidays: 'open', exceptions: [] }
  ]
  await db.write(async (tx) => {
    for (const values of changes) await tx.update(offer).set(values).where(inArray(offer.id, some()))
    await tx.delete(offer).where(inArray(offer.id, some()))
    await tx.update(organisation).set({ state: 'suspended' }).where(eq(organisation.kind, 'learning'))
    await tx.update(organisation).set({ checkAgainBy: '2026-11-23' }).where(eq(organisation.kind, 'health'))
  })
  for (const days of [0, 2, 33]) {
    db.clock.set(now + days * day + 5 * 60 * 60 * 1000)
    await agree(40)
  }
})

async function agree(numRuns: number): Promise<void> {
  const rows = await readRows()
  await fc.assert(
    fc.asyncProperty(searches, async (filters) => {
      const now = db.clock()
      const shelf = await readShelf(db)
      const [near, moment] = [findNear(filters.near), localMoment(now)]
      const terms = await findTerms(db.read, filters.words)
      const asked = { shelf, now, moment, filters, near, terms, fit: () => points }
      const { numbers } = await findNumbers(db.read, asked, most)
      expect(numbers).toEqual(await plainly(rows, filters, terms))
    }),
    { numRuns }
  )
}

const readRows = () =>
  db.read
    .select({ offer, state: organisation.state, checkAgainBy: organisation.checkAgainBy })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))

type Row = Awaited<ReturnType<typeof readRows>>[number]

/** The same search without anything that makes it fast: every rule asked of every offer, and all of them sorted. */
async function plainly(
  rows: readonly Row[],
  filters: OfferFilters,
  { phrases, missing }: Awaited<ReturnType<typeof findTerms>>
): Promise<number[]> {
  const fit = rows.filter((row) => fits(row, filters)).map((row) => row.offer)
  if (phrases.length === 0) return missing ? [] : sorted(fit, filters, null)
  const having = async (join: string) => {
    const [titles, all] = [await match(`title : (${phrases.join(join)})`), await match(phrases.join(join))]
    return sorted(
      fit.filter(({ number }) => all.has(number)),
      filters,
      titles
    )
  }
  const strict = missing ? [] : await having(' AND ')
  return strict.length > 0 ? strict : having(' OR ')
}

async function match(words: string): Promise<Set<number>> {
  const rows = await db.read.all<{ number: number }>(
    sql`SELECT rowid AS number FROM offer_search WHERE offer_search MATCH ${words}`
  )
  return new Set(rows.map(({ number }) => number))
}

function fits({ offer: o, state, checkAgainBy }: Row, asked: OfferFilters): boolean {
  const now = db.clock()
  const [when, near] = [whenOf(asked, localMoment(now)), findNear(asked.near)]
  const miles = milesTo(o, asked)
  return (
    isShown({ ...o, organisationState: state, organisationCheckAgainBy: checkAgainBy }, now) &&
    (asked.pathway === null || o.pathways.includes(asked.pathway)) &&
    (asked.kind === null || o.kind === asked.kind) &&
    (asked.place === null ||
      o.town === asked.place ||
      o.areas.length === 0 ||
      o.areas.includes(asked.place)) &&
    (asked.miles === null || near === null || (miles !== null && miles <= asked.miles)) &&
    (when === null || isOpenWhen(o, when)) &&
    (asked.where === null ||
      o.where.some((way) => way === asked.where || (asked.where === 'remote' && /phone|online/.test(way)))) &&
    (!asked.noLocalConnection || o.noLocalConnection) &&
    (!asked.beforeRelease || o.weeksBeforeRelease !== null) &&
    (asked.only === null || o.onlyFor === asked.only) &&
    (asked.age === null || (asked.age >= (o.minimumAge ?? 0) && asked.age <= (o.maximumAge ?? 999))) &&
    (asked.language === null || languagesOf(o.languages).includes(asked.language)) &&
    (asked.access === null || accessOf(o.access).includes(asked.access)) &&
    (!asked.free || isFree(o.cost)) &&
    (!asked.rulesNobodyOut || o.exclusions.length === 0)
  )
}

/** @param titles offers with the words in their title; null when there are no words */
function sorted(offers: Row['offer'][], asked: OfferFilters, titles: Set<number> | null): number[] {
  const moment = localMoment(db.clock())
  const keys = (o: Row['offer']): number[] => {
    const own = titles ? [-o.number] : [-o.lastConfirmedAt, -o.number]
    if (asked.sort === 'near' && findNear(asked.near)) return [milesTo(o, asked) ?? Infinity, ...own]
    if (asked.sort === 'fit') return [-points(o.number), ...own]
    if (asked.sort === 'soon') return [minutesUntilOpen(o, moment) ?? Infinity, ...own]
    return [Number(asked.place !== null && o.town !== asked.place), Number(!titles?.has(o.number)), ...own]
  }
  const known = offers.map((o) => ({ number: o.number, keys: keys(o) }))
  known.sort((a, b) => {
    const at = a.keys.findIndex((key, i) => key !== b.keys[i])
    return at === -1 ? 0 : a.keys[at]! < b.keys[at]! ? -1 : 1 // both have as many
  })
  return known.slice(0, most).map(({ number }) => number)
}

function milesTo({ latitude, longitude }: Row['offer'], { near }: OfferFilters): number | null {
  const from = findNear(near)
  return from && latitude !== null && longitude !== null ? milesBetween(from, { latitude, longitude }) : null
}
