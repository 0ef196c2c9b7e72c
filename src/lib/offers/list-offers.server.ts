import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { facetWords } from './facets.ts'
import { fitting, type Fits, type Search } from './fits.ts'
import type { OfferFilters } from './filters.ts'
import { findTerms, type Terms } from './find-words.server.ts'
import { localMoment } from './local-moment.server.ts'
import { findNear, milesFrom } from './near.ts'
import type { OpenTimes } from './open-times.ts'
import { orderOf, type FitOrder } from './order.ts'
import { pickBest } from './pick-best.ts'
import type { Capacity, OfferKind, Pathway, Where } from './rules.ts'
import { readShelf, type Shelf, type Shelved } from './shelf.server.ts'
import { isShown, shownOffer } from './shown.server.ts'
import { offer } from './tables.server.ts'

/** What a card of the list shows. Instants are ms UTC. */
export interface OfferCard extends OpenTimes {
  readonly id: string
  readonly title: string
  readonly sentence: string
  readonly organisationName: string
  readonly kind: OfferKind
  readonly pathways: readonly Pathway[]
  readonly where: readonly Where[]
  readonly town: string | null
  readonly capacity: Capacity
  readonly capacityAsOf: number
  readonly lastConfirmedAt: number
  readonly detailsConfirmedAt: number | null
  /** From the place that was asked for, as the crow flies; null without one. */
  readonly miles: number | null
}

export interface OfferList {
  readonly cards: readonly OfferCard[]
  /** How many there are; never more than `mostListed`. */
  readonly count: number
  /** There are more than `mostListed`: only so many can be turned to. */
  readonly more: boolean
  /** Nothing had all the words that were typed; these have some of them. */
  readonly loose: boolean
  /** Words that no offer has, and what was looked for instead. */
  readonly meant: Terms['meant']
  /** The place that miles are measured from; null without one, or when it is not known. */
  readonly near: string | null
  readonly page: number
  readonly pages: number
}

export const perPage = 10
/** Nobody reads on for longer. */
export const mostListed = 200
/** Of offers with the words, so many are put in another order than their own. */
const mostOrdered = 2_000

/**
 * Offers that people can see now and that fit. Offers in the chosen place come before those that only
 * serve it; with words, offers that have them in the title come first, else what was confirmed last. A page past the end is
 * the last page. Promises that a hidden place leaves no address here. Test: `list-offers.test.ts`.
 *
 * Costs about the same whatever is asked: one walk over facts in memory (`shelf.server.ts`), and for words one
 * look into their index that heeds what the walk found.
 */
export async function listOffers(db: Database, filters: OfferFilters, fit?: FitOrder): Promise<OfferList> {
  const now = db.now()
  const search: Asked = {
    shelf: await readShelf(db),
    now,
    moment: localMoment(now),
    filters,
    near: findNear(filters.near),
    fit
  }
  const terms = await findTerms(db.read, filters.words)
  let numbers = await findNumbers(db, search, matchOf(terms, 'AND'))
  const loose = terms.phrases.length > 1 && numbers.length === 0
  if (loose) numbers = await findNumbers(db, search, matchOf(terms, 'OR'))
  const count = Math.min(numbers.length, mostListed)
  const pages = Math.max(1, Math.ceil(count / perPage))
  const page = Math.min(filters.page, pages)
  const shown = numbers.slice((page - 1) * perPage, Math.min(page * perPage, mostListed))
  return {
    cards: await readCards(db, search, shown),
    count,
    more: numbers.length > mostListed,
    loose: loose && count > 0,
    meant: terms.meant,
    near: search.near?.name ?? null,
    page,
    pages
  }
}

function matchOf({ phrases }: Terms, join: 'AND' | 'OR'): string | null {
  return phrases.length === 0 ? null : phrases.join(` ${join} `)
}

interface Asked extends Search {
  readonly now: number
  readonly fit: FitOrder | undefined
}

/** Numbers of the offers that fit, best first; one more than can be listed tells that there are more. */
async function findNumbers(db: Database, search: Asked, match: string | null): Promise<number[]> {
  const { shelf, now, filters } = search
  const most = mostListed + 1
  const fits = fitting(search)
  const isSeen = (number: number) => isShown(shelf.offers[number]!, now) // the walk met it on the shelf
  const keyOf = orderOf(search, search.fit)
  if (keyOf) {
    const all = match === null ? walk(shelf, fits) : await readByWords(db, match, shelf, fits, mostOrdered)
    return pickBest(Iterator.from(all).filter(isSeen), keyOf, most)
  }
  const found: number[] = []
  for (const tier of placeTiers(filters)) {
    const inTier = (one: Shelved, at: number) => tier(one) && fits(one, at)
    if (match === null) {
      found.push(
        ...walk(shelf, inTier)
          .filter(isSeen)
          .take(most - found.length)
      )
      continue
    }
    for (const words of [`title : (${match})`, match]) {
      if (found.length >= most) break
      const rows = await readByWords(db, words, shelf, inTier, most)
      const known = new Set(found)
      found.push(...rows.filter((number) => !known.has(number) && isSeen(number)))
    }
  }
  return found.slice(0, most)
}

/** Numbers of what fits, what was confirmed last first. */
function* walk({ offers, order }: Shelf, fits: Fits): Generator<number, undefined> {
  for (const number of order) if (fits(offers[number]!, number * facetWords)) yield number // the order names the shelf's own
}

/**
 * Numbers of offers that have the words and fit, what came last first. Which fit is handed over as one byte
 * an offer, so that the index skips the others itself.
 *
 * @param words an FTS5 query
 */
async function readByWords(
  db: Database,
  words: string,
  { offers }: Shelf,
  fits: Fits,
  most: number
): Promise<number[]> {
  const marks = new Uint8Array(offers.length)
  let any = false
  for (let number = 0; number < offers.length; number++) {
    const one = offers[number]
    if (!one || !fits(one, number * facetWords)) continue
    marks[number] = 1
    any = true
  }
  if (!any) return []
  const rows = await db.read.all<{ number: number }>(sql`
    SELECT rowid AS number FROM offer_search
    WHERE offer_search MATCH ${words} AND substr(${marks}, rowid + 1, 1) = x'01'
    ORDER BY rowid DESC LIMIT ${most}`)
  return rows.map(({ number }) => number)
}

/** In the place itself; then what serves it from elsewhere, or serves everybody. */
function placeTiers({ place }: OfferFilters): ((offer: Shelved) => boolean)[] {
  if (place === null) return [() => true]
  return [(one) => one.town === place, (one) => one.town !== place]
}

async function readCards(
  db: Database,
  { now, near }: Asked,
  numbers: readonly number[]
): Promise<OfferCard[]> {
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
      exceptions: offer.exceptions,
      bankHolidays: offer.bankHolidays,
      capacity: offer.capacity,
      capacityAsOf: offer.capacityAsOf,
      lastConfirmedAt: offer.lastConfirmedAt,
      detailsConfirmedAt: offer.detailsConfirmedAt,
      latitude: offer.latitude,
      longitude: offer.longitude
    })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(and(inArray(offer.number, [...numbers]), shownOffer(now)))
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  return numbers.flatMap((number) => {
    const row = byNumber.get(number)
    if (!row) return []
    const { number: _, latitude, longitude, ...card } = row
    const miles = near && milesFrom(near, { latitude, longitude })
    return [{ ...card, miles: miles === Infinity ? null : miles }]
  })
}
