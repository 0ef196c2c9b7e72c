import { and, desc, eq, inArray, isNotNull, isNull, ne, notInArray, or, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { fridayAfternoon } from './hours.ts'
import type { OfferFilters } from './filters.ts'
import type { Capacity, OfferKind, Pathway, WeekHours, Where } from './rules.ts'
import { matchOf } from './search-words.ts'
import { shownOffer } from './shown.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { offer } from './tables.server.ts'

/** What a card of the list shows. Instants are ms UTC. */
export interface OfferCard {
  readonly id: string
  readonly title: string
  readonly sentence: string
  readonly organisationName: string
  readonly kind: OfferKind
  readonly pathways: readonly Pathway[]
  readonly where: readonly Where[]
  readonly town: string | null
  readonly hours: WeekHours
  readonly capacity: Capacity
  readonly capacityAsOf: number
}

export interface OfferList {
  readonly cards: readonly OfferCard[]
  /** How many there are; never more than `mostListed`. */
  readonly count: number
  /** There are more than `mostListed`: only so many can be turned to. */
  readonly more: boolean
  /** Nothing had all the words that were typed; these have some of them. */
  readonly loose: boolean
  readonly page: number
  readonly pages: number
}

export const perPage = 10
/** Nobody reads on for longer, and counting further would cost a walk through every offer. */
export const mostListed = 200

/**
 * Offers that people can see now (`shown.server.ts`) and that fit. Offers in the chosen place come before those that only
 * serve it; with words, offers that have them in the title come first, else what was confirmed last. A page past the end is
 * the last page. Promises that a hidden place leaves no address here. Test: `list-offers.test.ts`.
 */
export async function listOffers(db: Database, filters: OfferFilters): Promise<OfferList> {
  const strict = matchOf(filters.words, 'AND')
  let numbers = await findNumbers(db, filters, strict)
  const loose = strict !== null && numbers.length === 0
  if (loose) numbers = await findNumbers(db, filters, matchOf(filters.words, 'OR'))
  const count = Math.min(numbers.length, mostListed)
  const pages = Math.max(1, Math.ceil(count / perPage))
  const page = Math.min(filters.page, pages)
  const shown = numbers.slice((page - 1) * perPage, Math.min(page * perPage, mostListed))
  return {
    cards: await readCards(db, shown),
    count,
    more: numbers.length > mostListed,
    loose: loose && count > 0,
    page,
    pages
  }
}

/**
 * Numbers of the offers that fit, best first; one more than can be listed tells that there are more.
 * Each tier is read in the order of an index and stops when enough is found: ranking every match would
 * read every match.
 */
async function findNumbers(db: Database, filters: OfferFilters, match: string | null): Promise<number[]> {
  const found: number[] = []
  for (const place of placeTiers(filters)) {
    const fits = and(shownOffer(db.now()), place, ...fitting(filters))
    for (const words of match === null ? [null] : [`title : (${match})`, match]) {
      const room = mostListed + 1 - found.length
      if (room === 0) return found
      const rows = await (words === null
        ? readByFreshness(db, fits, room)
        : readByWords(db, words, fits, found, room))
      found.push(...rows.map((row) => row.number))
    }
  }
  return found
}

/** What was confirmed last comes first. */
function readByFreshness(db: Database, fits: SQL | undefined, room: number) {
  return db.read
    .select({ number: offer.number })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(fits)
    .orderBy(desc(offer.lastConfirmedAt))
    .limit(room)
}

/** What came last comes first. @param words an FTS5 query */
function readByWords(
  db: Database,
  words: string,
  fits: SQL | undefined,
  but: readonly number[],
  room: number
) {
  return db.read
    .select({ number: offer.number })
    .from(sql`offer_search`)
    .innerJoin(offer, sql`${offer.number} = offer_search.rowid`)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(and(sql`offer_search MATCH ${words}`, notInArray(offer.number, [...but]), fits))
    .orderBy(sql`offer_search.rowid DESC`)
    .limit(room)
}

/** In the place itself; then what serves it from elsewhere, or serves everybody. */
function placeTiers({ place }: OfferFilters): (SQL | undefined)[] {
  if (place === null) return [undefined]
  const serves = sql`(${offer.areas} = '[]' OR instr(${offer.areas}, ${JSON.stringify(place)}) > 0)`
  return [eq(offer.town, place), and(or(isNull(offer.town), ne(offer.town, place)), serves)]
}

function fitting(filters: OfferFilters): (SQL | undefined)[] {
  const lists = (column: typeof offer.pathways | typeof offer.where, value: string | null) =>
    value === null ? undefined : sql`instr(${column}, ${JSON.stringify(value)}) > 0`
  const { weekday, from, to, atLeast } = fridayAfternoon
  return [
    lists(offer.pathways, filters.pathway),
    lists(offer.where, filters.where),
    filters.noLocalConnection ? eq(offer.noLocalConnection, true) : undefined,
    filters.beforeRelease ? isNotNull(offer.weeksBeforeRelease) : undefined,
    filters.weekend
      ? sql`(json_array_length(${offer.hours}, '$."6"') > 0 OR json_array_length(${offer.hours}, '$."7"') > 0)`
      : undefined,
    filters.fridayAfternoon
      ? sql`EXISTS (SELECT 1 FROM json_each(${offer.hours}, ${`$."${weekday}"`}) AS slot WHERE
          min(slot.value ->> 1, ${to}) - max(slot.value ->> 0, ${from}) >= ${atLeast})`
      : undefined
  ]
}

async function readCards(db: Database, numbers: readonly number[]): Promise<OfferCard[]> {
  if (numbers.length === 0) return []
  const rows = await db.read
    .select({
      number: offer.number,
      id: offer.id,
      title: offer.title,
      sentence: offer.sentence,
      organisationName: organisation.name,
      kind: offer.kind,
      pathways: offer.pathways,
      where: offer.where,
      town: offer.town,
      hours: offer.hours,
      capacity: offer.capacity,
      capacityAsOf: offer.capacityAsOf
    })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(inArray(offer.number, [...numbers]))
  const byNumber = new Map(rows.map(({ number, ...card }) => [number, card]))
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}
