import { bitsOf, facetWords } from './facets.ts'
import type { Shelf } from './shelf.ts'

const [shownAt, shownBit] = placeOf(bitsOf(['shown']))

/**
 * Marks what people see at this moment (ms UTC) with the facet `shown`. Done again only once the moment comes
 * at which some offer appears or goes, or the shelf has changed; else it costs nothing.
 */
export function showShelf(shelf: Shelf, now: number): void {
  const [from, until] = shelf.shownFor
  if (from <= now && now < until) return
  const { order, facets, shownFrom, shownUntil } = shelf
  let [last, next] = [-Infinity, Infinity]
  const meet = (instant: number) => {
    if (instant <= now) last = Math.max(last, instant)
    else next = Math.min(next, instant)
  }
  for (const number of order) {
    const [appears, goes] = [shownFrom[number]!, shownUntil[number]!] // of a number on the shelf
    meet(appears)
    meet(goes)
    const at = number * facetWords + shownAt
    const isShown = appears <= now && now < goes
    facets[at] = isShown ? facets[at]! | shownBit : facets[at]! & ~shownBit
  }
  shelf.shownFor = [last, next]
  shelf.shownMarks = null
}

function placeOf(bits: readonly number[]): readonly [word: number, bit: number] {
  const word = bits.findIndex((bit) => bit !== 0)
  return [word, bits[word]!] // every facet has its bit
}
