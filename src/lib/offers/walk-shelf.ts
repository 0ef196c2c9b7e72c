import { hasBit, keepApart, keepShared, numbersIn, type Bits } from './bits.ts'
import type { Facet } from './facets.ts'
import type { Shelf } from './shelf.ts'
import { showShelf } from './show-shelf.ts'

/**
 * Keeps of the first `count` numbers, all of them on the shelf, those that fit: in their order, from place 0 on.
 * Returns how many. One tight loop each, as it may be given a hundred thousand.
 */
export type Narrow = (numbers: Uint32Array, count: number) => number

/** What somebody looks for: facets that an offer has all of, facets that it has none of, and then the rest. */
export interface Wanted {
  readonly all: readonly Facet[]
  readonly none: readonly Facet[]
  readonly rest: readonly Narrow[]
}

const stretch = 1_024 // offers

/** Numbers of what people see now (ms UTC) and is wanted, what was confirmed last first, `most` at most. */
export function walkShelf(shelf: Shelf, wanted: Wanted, now: number, most: number): number[] {
  const { order } = shelf
  const bits = sift(shelf, wanted, now)
  const found: number[] = []
  const some = new Uint32Array(stretch)
  for (let from = 0; from < order.length && found.length < most; from += stretch) {
    let count = 0
    for (let i = from; i < Math.min(from + stretch, order.length); i++) {
      const number = order[i]! // within the order
      if (hasBit(bits, number)) some[count++] = number
    }
    found.push(...some.subarray(0, Math.min(narrow(wanted.rest, some, count), most - found.length)))
  }
  return found
}

/** All of them, in the order of their numbers, which is the fastest way through the shelf. */
export function gatherFromShelf(shelf: Shelf, wanted: Wanted, now: number): Uint32Array {
  const numbers = numbersIn(sift(shelf, wanted, now))
  return numbers.subarray(0, narrow(wanted.rest, numbers, numbers.length))
}

/** The same as one byte an offer, 1 where it is wanted. */
export function markShelf(shelf: Shelf, wanted: Wanted, now: number): Uint8Array {
  const everything = wanted.all.length + wanted.none.length + wanted.rest.length === 0
  showShelf(shelf, now)
  const { shown } = shelf
  if (everything && shown.marks) return shown.marks
  const marks = new Uint8Array(shelf.shownUntil.length)
  for (const number of gatherFromShelf(shelf, wanted, now)) marks[number] = 1
  if (everything) shown.marks = marks
  return marks
}

/** What has the facets: thirty-two offers at a time, so that little is left to look at one by one. */
function sift(shelf: Shelf, { all, none }: Wanted, now: number): Bits {
  const bits = showShelf(shelf, now).slice()
  for (const facet of all) keepShared(bits, shelf.having.get(facet))
  for (const facet of none) keepApart(bits, shelf.having.get(facet))
  return bits
}

function narrow(rest: readonly Narrow[], numbers: Uint32Array, count: number): number {
  return rest.reduce((left, keep) => keep(numbers, left), count)
}
