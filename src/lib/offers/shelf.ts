import { onGlobe } from '#lib/places/rules.ts'
import { hasBit, noBits, setBit, type Bits } from './bits.ts'
import { facetsOf, type Facet, type FacetFacts } from './facets.ts'
import type { OpenTimes } from './open-times.ts'
import { emptyTimes, putTimes, type ShelfTimes } from './shelf-times.ts'
import { nowhere } from './near.ts'
import { shownBetween, type ShownBetweenFacts } from './shown-between.ts'

/**
 * Public facts of offers, laid out for a look through all of them: in typed arrays by the number of the offer,
 * so that a hundred thousand are asked in less than a millisecond.
 */
export interface Shelf {
  /** From when and until when people see it, ms UTC: [from, until). From 0 until 0 where there is none. */
  shownFrom: Float64Array
  shownUntil: Float64Array
  /** What people see, right from and until these instants, ms UTC; the same as bytes once asked for. */
  shown: { readonly from: number; readonly until: number; readonly bits: Bits; marks: Uint8Array | null }
  /** When the phone and the times were confirmed, ms UTC. */
  confirmedAt: Float64Array
  /** Numbers of the offers, what was confirmed last first. */
  order: Uint32Array
  /** For each facet, which offers have it. */
  readonly having: Map<Facet, Bits>
  /** Where on the globe (`onGlobe`), three numbers an offer from place 3n on; `nowhere` when unknown. */
  points: Float64Array
  /** In years, both included. */
  fromAge: Uint8Array
  toAge: Uint8Array
  /** Which of `times` it has. */
  timesAt: Uint32Array
  readonly times: ShelfTimes
}

/** One offer as the database has it. Without `isLive` nothing but its number is sure. */
export interface ShelfRow extends FacetFacts, ShownBetweenFacts {
  readonly number: number
  readonly isLive: boolean
  /** As JSON. */
  readonly hours: string
  readonly exceptions: string
  readonly bankHolidays: OpenTimes['bankHolidays']
  readonly latitude: number | null
  readonly longitude: number | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
}

const notKnown: Shelf['shown'] = { from: 0, until: 0, bits: noBits(0), marks: null }

export function emptyShelf(): Shelf {
  return {
    shownFrom: new Float64Array(),
    shownUntil: new Float64Array(),
    shown: notKnown,
    confirmedAt: new Float64Array(),
    order: new Uint32Array(),
    having: new Map(),
    points: new Float64Array(),
    fromAge: new Uint8Array(),
    toAge: new Uint8Array(),
    timesAt: new Uint32Array(),
    times: emptyTimes()
  }
}

/** Puts one offer in its place, or takes it away. Returns its number; `sortShelf` comes after. */
export function putOnShelf(shelf: Shelf, row: ShelfRow): number {
  const { number } = row
  if (number >= shelf.fromAge.length) grow(shelf, Math.max(1024, 2 * number))
  const wasThere = shelf.shownUntil[number] !== 0
  if (wasThere) for (const bits of shelf.having.values()) setBit(bits, number, false)
  const [from, until] = row.isLive ? shownBetween(row) : [0, 0]
  shelf.shownFrom[number] = from
  shelf.shownUntil[number] = until
  if (until === 0) return number
  for (const facet of facetsOf(row)) setBit(thoseHaving(shelf, facet), number, true)
  shelf.confirmedAt[number] = row.lastConfirmedAt
  shelf.points.set(pointOf(row), 3 * number)
  shelf.fromAge[number] = row.minimumAge ?? 0
  shelf.toAge[number] = row.maximumAge ?? 255
  shelf.timesAt[number] = putTimes(shelf.times, row.hours, row.exceptions, row.bankHolidays)
  return number
}

function pointOf({ latitude, longitude }: ShelfRow): readonly number[] {
  return latitude === null || longitude === null ? nowhere : onGlobe({ latitude, longitude })
}

function thoseHaving({ having, fromAge }: Shelf, facet: Facet): Bits {
  const known = having.get(facet)
  if (known) return known
  const bits = noBits(fromAge.length)
  having.set(facet, bits)
  return bits
}

/** The order of the list itself: what was confirmed last comes first, of equals what came last. */
export function isFresher({ confirmedAt }: Shelf): (one: number, other: number) => boolean {
  return (one, other) => {
    const later = confirmedAt[one]! - confirmedAt[other]! // both are on the shelf
    return later === 0 ? one > other : later > 0
  }
}

/** Puts these numbers where they belong in the order; what was there stays in its own. */
export function sortShelf(shelf: Shelf, changed: ReadonlySet<number>): void {
  shelf.shown = notKnown
  const isBefore = isFresher(shelf)
  const come = [...changed].filter((number) => shelf.shownUntil[number] !== 0)
  come.sort((a, b) => (isBefore(a, b) ? -1 : 1))
  const moved = noBits(shelf.fromAge.length)
  for (const number of changed) setBit(moved, number, true)
  const order = new Uint32Array(shelf.order.length + come.length)
  let [next, length] = [0, 0]
  for (const number of shelf.order) {
    if (hasBit(moved, number)) continue
    while (next < come.length && isBefore(come[next]!, number)) order[length++] = come[next++]!
    order[length++] = number
  }
  while (next < come.length) order[length++] = come[next++]!
  shelf.order = order.subarray(0, length)
}

function grow(shelf: Shelf, length: number): void {
  shelf.shownFrom = grown(new Float64Array(length), shelf.shownFrom)
  shelf.shownUntil = grown(new Float64Array(length), shelf.shownUntil)
  shelf.confirmedAt = grown(new Float64Array(length), shelf.confirmedAt)
  for (const [facet, bits] of shelf.having) shelf.having.set(facet, grown(noBits(length), bits))
  shelf.points = grown(new Float64Array(3 * length), shelf.points)
  shelf.fromAge = grown(new Uint8Array(length), shelf.fromAge)
  shelf.toAge = grown(new Uint8Array(length), shelf.toAge)
  shelf.timesAt = grown(new Uint32Array(length), shelf.timesAt)
}

function grown<T extends Uint32Array | Float64Array | Uint8Array>(empty: T, filled: T): T {
  empty.set(filled)
  return empty
}
