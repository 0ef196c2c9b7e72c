import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from '#lib/database/connect.server.ts'
import { publicFacts, unlessHidden } from '#lib/offers/public-facts.server.ts'
import { shownOffer } from '#lib/offers/shown.server.ts'
import { offer } from '#lib/offers/tables.server.ts'
import { organisation } from '#lib/organisations/tables.server.ts'
import { feedFilters, modifiedAt, type FeedFilters } from './feed-filters.server.ts'
import { inTurn } from './in-turn.ts'
import type { FeedOffer } from './offer-facts.ts'

/** One page of what fits, in an order that stays: the oldest offer first. */
export interface FeedPage {
  readonly offers: readonly FeedOffer[]
  /** Of all pages together. */
  readonly total: number
}

const keptFor = 60_000 // ms: what was published since is in the list a minute later
const mostKept = 8
const stretch = 8_000 // offers that are looked at before anything else may have its turn

/** Which offers fit, by their number. One walk serves every page that is asked for within a minute. */
const walks = new WeakMap<
  Database['read'],
  Map<string, { at: number; numbers: Promise<readonly number[]> }>
>()

/**
 * Offers that people see, in the feed's order. What stopped being shown since the walk is left out of its page
 * at once. Promises that of a hidden place neither street nor postcode nor point leaves the database.
 * Test: `feed.test.ts`.
 *
 * @param from how many to pass over
 * @throws Refusal `too-many-tries` when many ask at once
 */
export async function listFeed(
  db: Database,
  filters: FeedFilters,
  from: number,
  most: number
): Promise<FeedPage> {
  const numbers = await findNumbers(db, filters)
  return { offers: await readOffers(db, numbers.slice(from, from + most)), total: numbers.length }
}

/** One offer that people see now; else null, whatever the reason. */
export async function findInFeed(db: Database, id: string): Promise<FeedOffer | null> {
  const [found] = await selectOffers(db, eq(offer.id, id))
  return found ?? null
}

function findNumbers(db: Database, filters: FeedFilters): Promise<readonly number[]> {
  const now = db.now()
  const kept = walks.get(db.read) ?? new Map<string, { at: number; numbers: Promise<readonly number[]> }>()
  walks.set(db.read, kept)
  const key = JSON.stringify(filters)
  const known = kept.get(key)
  if (known && Math.abs(now - known.at) < keptFor) return known.numbers
  const numbers = inTurn(db.read, () => walk(db, filters, now))
  numbers.catch(() => kept.delete(key))
  kept.delete(key)
  kept.set(key, { at: now, numbers })
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
  return numbers
}

async function walk(db: Database, filters: FeedFilters, now: number): Promise<number[]> {
  const fits = feedFilters(filters)
  if (fits === 'nothing') return []
  const [last] = await db.read.select({ number: sql<number | null>`max(${offer.number})` }).from(offer)
  const found: number[] = []
  for (let start = 1; start <= (last?.number ?? 0); start += stretch) {
    const rows = await db.read
      .select({ number: offer.number })
      .from(offer)
      .innerJoin(organisation, eq(organisation.id, offer.organisationId))
      .where(and(sql`${offer.number} BETWEEN ${start} AND ${start + stretch - 1}`, shownOffer(now), ...fits))
      .orderBy(offer.number)
    found.push(...rows.map(({ number }) => number))
    await breathe()
  }
  return found
}

async function readOffers(db: Database, numbers: readonly number[]): Promise<FeedOffer[]> {
  if (numbers.length === 0) return []
  return selectOffers(db, inArray(offer.number, [...numbers]))
}

async function selectOffers(db: Database, which: SQL): Promise<FeedOffer[]> {
  const rows = await db.read
    .select({
      ...publicFacts,
      latitude: unlessHidden<number>(offer.latitude),
      longitude: unlessHidden<number>(offer.longitude),
      modifiedAt,
      organisation: {
        id: organisation.id,
        name: organisation.name,
        about: organisation.about,
        email: organisation.email,
        website: organisation.website,
        register: organisation.register,
        registerNumber: organisation.registerNumber
      }
    })
    .from(offer)
    .innerJoin(organisation, eq(organisation.id, offer.organisationId))
    .where(and(which, shownOffer(db.now())))
    .orderBy(offer.number)
  return rows
}
