import { bitsOf, facetWords, type Facet } from './facets.ts'
import type { Shelf } from './shelf.ts'
import { showShelf } from './show-shelf.ts'

/** Whether the offer with this number, which is on the shelf, is what was asked for. */
export type Fits = (number: number) => boolean

/** What a walk looks for: facets that an offer has all of, facets that it has none of, and then the rest. */
export interface Wanted {
  readonly all: readonly Facet[]
  readonly none: readonly Facet[]
  readonly rest: readonly Fits[]
}

const stretch = 4_096 // offers

/**
 * Numbers of what people see now (ms UTC) and is wanted, what was confirmed last first, `most` at most. Facets
 * are looked at first, a stretch at a time in one tight loop: nearly everything ends there.
 */
export function walkShelf(shelf: Shelf, wanted: Wanted, now: number, most: number): number[] {
  const found: number[] = []
  meetWanted(shelf, wanted, now, (sifted, count) => {
    for (let i = 0; i < count && found.length < most; i++) {
      const number = sifted[i]! // within the count
      if (fitsAll(wanted.rest, number)) found.push(number)
    }
    return found.length < most
  })
  return found
}

/** The same as one byte an offer, 1 where it is wanted. */
export function markShelf(shelf: Shelf, wanted: Wanted, now: number): Uint8Array {
  const everything = wanted.all.length + wanted.none.length + wanted.rest.length === 0
  showShelf(shelf, now)
  if (everything && shelf.shownMarks) return shelf.shownMarks
  const marks = new Uint8Array(shelf.shownUntil.length)
  meetWanted(shelf, wanted, now, (sifted, count) => {
    for (let i = 0; i < count; i++) {
      const number = sifted[i]! // within the count
      if (fitsAll(wanted.rest, number)) marks[number] = 1
    }
    return true
  })
  if (everything) shelf.shownMarks = marks
  return marks
}

/** @param goOn given the numbers that have the facets, one stretch after the other; false ends the walk */
function meetWanted(
  shelf: Shelf,
  wanted: Wanted,
  now: number,
  goOn: (sifted: Uint32Array, count: number) => boolean
): void {
  const { order, facets } = shelf
  showShelf(shelf, now)
  const [all, none] = [bitsOf([...wanted.all, 'shown']), bitsOf(wanted.none)]
  const sifted = new Uint32Array(Math.min(stretch, order.length))
  for (let from = 0; from < order.length; from += stretch) {
    const count = sift(facets, order, from, Math.min(from + stretch, order.length), all, none, sifted)
    if (!goOn(sifted, count)) return
  }
}

function fitsAll(rest: readonly Fits[], number: number): boolean {
  for (const fits of rest) if (!fits(number)) return false
  return true
}

/** Writes the numbers that have the facets into `sifted`, and returns how many. Places are within the arrays. */
function sift(
  facets: Uint32Array,
  order: Uint32Array,
  from: number,
  to: number,
  [all0 = 0, all1 = 0, all2 = 0, all3 = 0]: readonly number[],
  [none0 = 0, none1 = 0, none2 = 0, none3 = 0]: readonly number[],
  sifted: Uint32Array
): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const number = order[i]!
    const at = number * facetWords
    const bits0 = facets[at]!
    const bits1 = facets[at + 1]!
    if ((bits0 & all0) !== all0 || (bits1 & all1) !== all1) continue
    const bits2 = facets[at + 2]!
    const bits3 = facets[at + 3]!
    if ((bits2 & all2) !== all2 || (bits3 & all3) !== all3) continue
    if ((bits0 & none0) | (bits1 & none1) | (bits2 & none2) | (bits3 & none3)) continue
    sifted[count++] = number
  }
  return count
}
