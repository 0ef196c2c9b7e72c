import type { Search } from './fits.ts'
import { minutesToWait } from './shelf-times.ts'
import type { Shelf } from './shelf.ts'

/** What the order "fits me" goes by: the higher the better. Given by the room that knows the person. */
export type FitOrder = (shelf: Shelf) => (number: number) => number

/** Behind everything that has a place, or opens within two weeks; and not left out. */
const last = 1e6

/** The key to order by, lowest first; null for the order of the list itself. */
export function orderOf(
  { shelf, moment, filters, near }: Search,
  fit: FitOrder | undefined
): ((number: number) => number) | null {
  const { latitude, longitude, times, timesAt } = shelf
  if (filters.sort === 'near' && near !== null) {
    // Flat, which is right for the order of what is near, and needs no sine for each of a hundred thousand.
    const narrow = Math.cos((near.latitude * Math.PI) / 180)
    return (number) => {
      const north = latitude[number]! - near.latitude // on the shelf
      const east = (longitude[number]! - near.longitude) * narrow
      const square = north * north + east * east
      return square < last ? square : last
    }
  }
  if (filters.sort === 'soon') {
    const wait = minutesToWait(times, moment, last)
    return (number) => wait[timesAt[number]!]! // on the shelf
  }
  if (filters.sort === 'fit' && fit) {
    const points = fit(shelf)
    return (number) => -points(number)
  }
  return null
}
