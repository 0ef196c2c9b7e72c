import { bitsOf, facetWords, type Facet } from './facets.ts'
import type { Search } from './fits.ts'
import { milesFrom } from './near.ts'
import { minutesUntilOpen, type OpenTimes } from './open-times.ts'
import type { Shelved } from './shelf.server.ts'

/** What the order "fits me" goes by: the higher the better. Given by the room that knows the person. */
export type FitOrder = (offer: Shelved, has: (facet: Facet) => boolean) => number

/** The key to order by, lowest first; null for the order of the list itself. */
export function orderOf(
  { shelf, moment, filters, near }: Search,
  fit: FitOrder | undefined
): ((number: number) => number) | null {
  const { offers, facets } = shelf
  if (filters.sort === 'near' && near !== null) {
    // What has no place comes last, and is not left out.
    return (number) => Math.min(milesFrom(near, offers[number]!), 1e6) // it is on the shelf: it was walked over
  }
  if (filters.sort === 'soon') {
    const known = new Map<OpenTimes, number>()
    return (number) => {
      const { times } = offers[number]! // as above
      let minutes = known.get(times)
      if (minutes === undefined) known.set(times, (minutes = minutesUntilOpen(times, moment) ?? 1e6))
      return minutes
    }
  }
  if (filters.sort === 'fit' && fit) {
    const bits = new Map<Facet, readonly number[]>()
    return (number) => {
      const has = (facet: Facet) => {
        const wanted = bits.get(facet) ?? bitsOf([facet])
        bits.set(facet, wanted)
        return wanted.some((word, i) => (facets[number * facetWords + i]! & word) !== 0)
      }
      return -fit(offers[number]!, has) // as above
    }
  }
  return null
}
