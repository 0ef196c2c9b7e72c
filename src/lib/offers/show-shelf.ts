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

function shownAt({ order, shownFrom, shownUntil }: Shelf, now: number): Shelf['shown'] {
  const bits = noBits(shownFrom.length)
  let [from, until] = [-Infinity, Infinity]
  for (const number of order) {
    const [appears, goes] = [shownFrom[number]!, shownUntil[number]!] // of a number on the shelf
    if (appears <= now && now < goes) setBit(bits, number, true)
    for (const instant of [appears, goes]) {
      if (instant <= now) from = Math.max(from, instant)
      else until = Math.min(until, instant)
    }
  }
  return { from, until, bits, marks: null }
}
