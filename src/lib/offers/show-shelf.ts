import { noBits, setBit, type Bits } from './bits.ts'
import type { Shelf } from './shelf.ts'

/**
 * What people see at this moment (ms UTC). Worked out again only once the moment comes at which some offer
 * appears or goes, or the shelf has changed; else it costs nothing.
 */
export function showShelf(shelf: Shelf, now: number): Bits {
  const { from, until, bits } = shelf.shown
  return from <= now && now < until ? bits : (shelf.shown = shownAt(shelf, now)).bits
}

/** What is not there says that it was seen until 1970, and so is left out. */
function shownAt({ shownFrom, shownUntil }: Shelf, now: number): Shelf['shown'] {
  const bits = noBits(shownFrom.length)
  let [from, until] = [-Infinity, Infinity]
  for (let number = 0; number < shownFrom.length; number++) {
    const appears = shownFrom[number]! // both have as many
    const goes = shownUntil[number]!
    if (appears <= now && now < goes) setBit(bits, number, true)
    if (appears <= now) from = Math.max(from, appears)
    else until = Math.min(until, appears)
    if (goes <= now) from = Math.max(from, goes)
    else until = Math.min(until, goes)
  }
  return { from, until, bits, marks: null }
}
