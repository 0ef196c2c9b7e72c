import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#lib/database/connect.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { milesBetween } from '#lib/places/rules.ts'
import type { OfferFilters } from './filters.ts'
import { findNumbers, type NumbersAsked } from './find-numbers.server.ts'
import { findTerms, type Terms } from './find-words.server.ts'
import { localMoment } from './local-moment.server.ts'
import { findNear } from './near.ts'
import type { OpenTimes } from './open-times.ts'
import type { FitOrder } from './order.ts'
import type { Capacity, OfferKind, Pathway, Where } from './rules.ts'
import { cardColumns, offerColumns, type OfferInFull } from './read-offers.server.ts'
import { readShelf } from './shelf.server.ts'
import { shownOffer } from './shown.server.ts'
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
  readonly cards: readonly OfferInFull[]
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

/**
 * Offers that people can see now and that fit. Offers in the chosen place come before those that only
 * serve it; with words, offers that have them in the title come first, else what was confirmed last. A page past the end is
 * the last page. Promises that a hidden place leaves no address here. Test: `list-offers.test.ts`.
 */
export async function listOffers(db: Database, filters: OfferFilters, fit?: FitOrder): Promise<OfferList> {
  const now = db.now()
  const near = findNear(filters.near)
  const terms = await findTerms(db.read, filters.words)
  const shelf = await readShelf(db)
  const asked = { shelf, now, moment: localMoment(now), filters, near, terms, fit }
  const { numbers, loose } = await findNumbers(db.read, asked, mostListed + 1)
  const count = Math.min(numbers.length, mostListed)
  const pages = Math.max(1, Math.ceil(count / perPage))
  const page = Math.min(filters.page, pages)
  const shown = numbers.slice((page - 1) * perPage, Math.min(page * perPage, mostListed))
  return {
    cards: await readCards(db, asked, shown),
    count,
    more: numbers.length > mostListed,
    loose,
    meant: terms.meant,
    near: near?.name ?? null,
    page,
    pages
  }
}

async function readCards(
  db: Database,
  { now, near }: Pick<NumbersAsked, 'now' | 'near'>,
  numbers: readonly number[]
): Promise<OfferInFull[]> {
  if (numbers.length === 0) return []
  const rows = await db.read
    .select({ ...cardColumns, ...offerColumns, number: offer.number })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(and(inArray(offer.number, [...numbers]), byNumber(shownOffer(now))))
  const known = new Map(rows.map((row) => [row.number, row]))
  return numbers.flatMap((number) => {
    const row = known.get(number)
    if (!row) return []
    const { number: _, ...card } = row
    const { latitude, longitude } = card
    const hasPoint = near !== null && latitude !== null && longitude !== null
    return [{ ...card, miles: hasPoint ? milesBetween(near, { latitude, longitude }) : null }]
  })
}

/** Ten offers are read by their numbers: no index of what stands within `IS TRUE` is taken for better. */
const byNumber = (condition: SQL | undefined) => sql`(${condition}) IS TRUE`
