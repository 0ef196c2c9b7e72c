import { bitsOf, facetsOf, facetWords } from './facets.ts'
import type { OpenTimes } from './open-times.ts'
import { shownBetween } from './shown-between.ts'

/**
 * Public facts of offers, laid out for a walk over all of them: what an offer is asked for stands in typed
 * arrays by its number, so that a hundred thousand are asked in about a millisecond.
 */
export interface Shelf {
  /** From when and until when people see it, ms UTC: [from, until). From 0 until 0 where there is none. */
  shownFrom: Float64Array
  shownUntil: Float64Array
  /** The facet `shown` is right from and until these instants, ms UTC (`show-shelf.ts`). */
  shownFor: readonly [from: number, until: number]
  /** All that is shown then, as `markShelf` gives it; null until it is asked for. */
  shownMarks: Uint8Array | null
  /** When the phone and the times were confirmed, ms UTC. */
  confirmedAt: Float64Array
  /** Numbers of the offers, what was confirmed last first. */
  order: Uint32Array
  /** Facets of the offer with number n, from place `n * facetWords` on (`facets.ts`). */
  facets: Uint32Array
  /** Degrees; `NaN` when unknown. */
  latitude: Float32Array
  longitude: Float32Array
  /** In years, both included. */
  fromAge: Uint8Array
  toAge: Uint8Array
  /** Which of `times` it has. */
  timesAt: Uint32Array
  /** Each once, however many offers have it. */
  readonly times: OpenTimes[]
  readonly timesKnown: Map<string, number>
}

/** One offer as the database has it: lists are JSON. Without `isLive` nothing but its number is sure. */
export interface ShelfRow {
  readonly number: number
  readonly isLive: number
  readonly kind: Parameters<typeof facetsOf>[0]['kind']
  readonly pathways: string
  readonly where: string
  readonly areas: string
  readonly exclusions: string
  readonly languages: string
  readonly hours: string
  readonly exceptions: string
  readonly bankHolidays: OpenTimes['bankHolidays']
  readonly town: string | null
  readonly noLocalConnection: number
  readonly weeksBeforeRelease: number | null
  readonly onlyFor: 'women' | 'men' | null
  readonly access: string
  readonly cost: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly lastConfirmedAt: number
  readonly detailsConfirmedAt: number | null
  readonly visibleFrom: string | null
  readonly visibleUntil: string | null
  readonly organisationCheckAgainBy: string | null
}

export function emptyShelf(): Shelf {
  return {
    shownFrom: new Float64Array(),
    shownUntil: new Float64Array(),
    shownFor: [0, 0],
    shownMarks: null,
    confirmedAt: new Float64Array(),
    order: new Uint32Array(),
    facets: new Uint32Array(),
    latitude: new Float32Array(),
    longitude: new Float32Array(),
    fromAge: new Uint8Array(),
    toAge: new Uint8Array(),
    timesAt: new Uint32Array(),
    times: [],
    timesKnown: new Map()
  }
}

/** Puts one offer in its place, or takes it away. Returns its number; `sortShelf` comes after. */
export function putOnShelf(shelf: Shelf, row: ShelfRow): number {
  const { number } = row
  if (number >= shelf.fromAge.length) grow(shelf, Math.max(1024, 2 * number))
  const [from, until] = row.isLive === 1 ? shownBetween(row) : [0, 0]
  shelf.shownFrom[number] = from
  shelf.shownUntil[number] = until
  if (until === 0) {
    shelf.facets.fill(0, number * facetWords, (number + 1) * facetWords)
    return number
  }
  shelf.confirmedAt[number] = row.lastConfirmedAt
  shelf.facets.set(bitsOfRow(row), number * facetWords)
  shelf.latitude[number] = row.latitude ?? NaN
  shelf.longitude[number] = row.longitude ?? NaN
  shelf.fromAge[number] = row.minimumAge ?? 0
  shelf.toAge[number] = row.maximumAge ?? 255
  shelf.timesAt[number] = timesOf(shelf, row)
  return number
}

/** Puts these numbers where they belong in the order. */
export function sortShelf(shelf: Shelf, changed: ReadonlySet<number>): void {
  shelf.shownFor = [0, 0]
  const { confirmedAt, shownUntil } = shelf
  const isFresher = (a: number, b: number) => confirmedAt[b]! - confirmedAt[a]! || b - a // both are on the shelf
  const stay = shelf.order.filter((number) => !changed.has(number))
  const come = [...changed].filter((number) => shownUntil[number] !== 0).sort(isFresher)
  const order = new Uint32Array(stay.length + come.length)
  for (let i = 0, k = 0; i + k < order.length;) {
    const stays = k === come.length || (i < stay.length && isFresher(stay[i]!, come[k]!) <= 0)
    order[i + k] = stays ? stay[i++]! : come[k++]!
  }
  shelf.order = order
}

function grow(shelf: Shelf, length: number): void {
  shelf.shownFrom = grown(new Float64Array(length), shelf.shownFrom)
  shelf.shownUntil = grown(new Float64Array(length), shelf.shownUntil)
  shelf.confirmedAt = grown(new Float64Array(length), shelf.confirmedAt)
  shelf.facets = grown(new Uint32Array(length * facetWords), shelf.facets)
  shelf.latitude = grown(new Float32Array(length), shelf.latitude)
  shelf.longitude = grown(new Float32Array(length), shelf.longitude)
  shelf.fromAge = grown(new Uint8Array(length), shelf.fromAge)
  shelf.toAge = grown(new Uint8Array(length), shelf.toAge)
  shelf.timesAt = grown(new Uint32Array(length), shelf.timesAt)
}

function grown<T extends Uint32Array | Float64Array | Float32Array | Uint8Array>(empty: T, filled: T): T {
  empty.set(filled)
  return empty
}

/** Many offers have the same times: each is read, and later asked whether it is open, once. */
function timesOf(shelf: Shelf, { hours, exceptions, bankHolidays }: ShelfRow): number {
  const key = `${hours} ${exceptions} ${bankHolidays}`
  const known = shelf.timesKnown.get(key)
  if (known !== undefined) return known
  shelf.times.push({ hours: JSON.parse(hours), exceptions: JSON.parse(exceptions), bankHolidays })
  shelf.timesKnown.set(key, shelf.times.length - 1)
  return shelf.times.length - 1
}

function bitsOfRow(row: ShelfRow): number[] {
  return bitsOf(
    facetsOf({
      ...row,
      pathways: JSON.parse(row.pathways),
      where: JSON.parse(row.where),
      areas: JSON.parse(row.areas),
      exclusions: JSON.parse(row.exclusions),
      languages: JSON.parse(row.languages),
      noLocalConnection: row.noLocalConnection === 1
    })
  )
}
