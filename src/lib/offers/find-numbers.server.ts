import { sql } from 'drizzle-orm'
import type { Reader } from '#lib/database/connect.server.ts'
import type { Terms } from './find-words.server.ts'
import { wantedOf, type Search } from './fits.ts'
import { orderOf, type FitOrder } from './order.ts'
import { pickBest } from './pick-best.ts'
import { isFresher } from './shelf.ts'
import { gatherFromShelf, markShelf, walkShelf, type Wanted } from './walk-shelf.ts'

export interface NumbersAsked extends Search {
  /** ms UTC. */
  readonly now: number
  readonly terms: Terms
  readonly fit: FitOrder | undefined
}

export interface NumbersFound {
  /** Best first. */
  readonly numbers: readonly number[]
  /** Nothing had all the words; these have some of them. */
  readonly loose: boolean
}

/** Of offers with the words, so many are put in another order than their own. */
const mostOrdered = 2_000

/**
 * Numbers of the offers that fit, `most` at most. Costs about the same whatever is asked: one walk over facts
 * in memory (`shelf.server.ts`), and for words a look into their index that heeds what the walk found. It finds
 * what a look at each offer finds: `find-numbers.test.ts`.
 */
export async function findNumbers(read: Reader, asked: NumbersAsked, most: number): Promise<NumbersFound> {
  const { phrases, missing } = asked.terms
  const tiers = tiersOf(asked)
  const find = (match: string) => findInTiers(read, asked, tiers, match, most)
  if (phrases.length === 0) return { numbers: missing ? [] : await find(''), loose: false }
  const strict = missing ? [] : await find(phrases.join(' AND '))
  if (strict.length > 0 || (phrases.length === 1 && !missing)) return { numbers: strict, loose: false }
  const some = await find(phrases.join(' OR '))
  return { numbers: some, loose: some.length > 0 }
}

/** What is looked through before the next: what is in a place comes before what serves it from elsewhere. */
interface Tier {
  readonly wanted: Wanted
  /** One byte an offer: 1 where it fits. Made when words are first looked for in this tier. */
  marks?: Uint8Array
}

function tiersOf(asked: NumbersAsked): Tier[] {
  const { place } = asked.filters
  const wanted = wantedOf(asked)
  if (place === null || orderOf(asked, asked.fit)) return [{ wanted }]
  const there = `in ${place}` as const
  return [{ wanted: { ...wanted, all: [...wanted.all, there] } }, { wanted: { ...wanted, none: [there] } }]
}

/** @param match an FTS5 query; empty for no words */
async function findInTiers(
  read: Reader,
  asked: NumbersAsked,
  tiers: readonly Tier[],
  match: string,
  most: number
): Promise<number[]> {
  const { shelf, now } = asked
  const order = orderOf(asked, asked.fit)
  const found: number[] = []
  for (const tier of tiers) {
    if (order && match === '') {
      const numbers = gatherFromShelf(shelf, tier.wanted, now)
      return pickBest(numbers, order(numbers), isFresher(shelf), most)
    }
    if (order) {
      const newest = Uint32Array.from(await readByWords(read, match, asked, tier, mostOrdered))
      return pickBest(newest, order(newest), (one, other) => one > other, most)
    }
    if (match === '') found.push(...walkShelf(shelf, tier.wanted, now, most - found.length))
    else await addByWords(found, read, match, asked, tier, most)
  }
  return found
}

/** Adds what has the words: in its title first. */
async function addByWords(
  found: number[],
  read: Reader,
  match: string,
  asked: NumbersAsked,
  tier: Tier,
  most: number
): Promise<void> {
  for (const words of [`title : (${match})`, match]) {
    if (found.length >= most) return
    const known = new Set(found)
    const numbers = await readByWords(read, words, asked, tier, most)
    found.push(...numbers.filter((number) => !known.has(number)).slice(0, most - found.length))
  }
}

/**
 * Numbers of offers that have the words and fit, what came last first. Which fit is handed over as one byte
 * an offer, so that the index skips the others itself; and they come back as one text, because taking two
 * thousand rows out of the client costs more than finding them.
 *
 * @param words an FTS5 query
 */
async function readByWords(
  read: Reader,
  words: string,
  asked: NumbersAsked,
  tier: Tier,
  most: number
): Promise<number[]> {
  const marks = (tier.marks ??= markShelf(asked.shelf, tier.wanted, asked.now))
  const [found] = await read.all<{ numbers: string }>(sql`
    SELECT json_group_array(number ORDER BY number DESC) AS numbers FROM (
      SELECT rowid AS number FROM offer_search
      WHERE offer_search MATCH ${words} AND substr(${marks}, rowid + 1, 1) = x'01'
      ORDER BY rowid DESC LIMIT ${most})`)
  return JSON.parse(found?.numbers ?? '[]') as number[]
}
