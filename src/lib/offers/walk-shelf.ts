import { eachBit, hasBit, keepApart, keepShared, setBit, type Bits } from './bits.ts'
import type { Facet } from './facets.ts'
import type { Shelf } from './shelf.ts'
import { showShelf } from './show-shelf.ts'

/** Whether the offer with this number, which is on the shelf, is what was asked for. */
export type Fits = (number: number) => boolean

/** What somebody looks for: facets that an offer has all of, facets that it has none of, and then the rest. */
export interface Wanted {
  readonly all: readonly Facet[]
  readonly none: readonly Facet[]
  readonly rest: readonly Fits[]
}

/** Numbers of what people see now (ms UTC) and is wanted, what was confirmed last first, `most` at most. */
export function walkShelf(shelf: Shelf, wanted: Wanted, now: number, most: number): number[] {
  const bits = sift(shelf, wanted, now)
  const found: number[] = []
  for (const number of shelf.order) {
    if (!hasBit(bits, number)) continue
    found.push(number)
    if (found.length >= most) break
  }
  return found
}

/** The same as one byte an offer, 1 where it is wanted. */
export function markShelf(shelf: Shelf, wanted: Wanted, now: number): Uint8Array {
  const bits = sift(shelf, wanted, now)
  const { shown } = shelf
  const everything = wanted.all.length + wanted.none.length + wanted.rest.length === 0
  if (everything && shown.marks) return shown.marks
  const marks = new Uint8Array(32 * bits.length)
  eachBit(bits, (number) => (marks[number] = 1))
  if (everything) shown.marks = marks
  return marks
}

/** Facets come first: thirty-two offers at a time, they leave little that is looked at one by one. */
function sift(shelf: Shelf, { all, none, rest }: Wanted, now: number): Bits {
  const bits = showShelf(shelf, now).slice()
  for (const facet of all) keepShared(bits, shelf.having.get(facet))
  for (const facet of none) keepApart(bits, shelf.having.get(facet))
  for (const fits of rest) {
    eachBit(bits, (number) => {
      if (!fits(number)) setBit(bits, number, false)
    })
  }
  return bits
}
