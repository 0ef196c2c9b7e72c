import type { Search } from './fits.ts'
import { squaresFrom } from './near.ts'
import { minutesToWait } from './shelf-times.ts'
import type { Shelf } from './shelf.ts'

/** What the order "fits me" goes by: the higher the better. Given by the room that knows the person. */
export type FitOrder = (shelf: Shelf) => (number: number) => number

/** What numbers are put in order by: a key for each of them, lowest first. */
export type Order = (numbers: Uint32Array) => Float64Array

/** Behind everything that opens within two weeks. */
const last = 1e6 // minutes

/** Null for the order of the list itself. */
export function orderOf({ shelf, moment, filters, near }: Search, fit: FitOrder | undefined): Order | null {
  if (filters.sort === 'near' && near !== null) {
    return (numbers) => squaresFrom(near, shelf.points, numbers)
  }
  if (filters.sort === 'soon') {
    const wait = minutesToWait(shelf.times, moment, last)
    return (numbers) => keysOf(numbers, (number) => wait[shelf.timesAt[number]!]!) // on the shelf
  }
  if (filters.sort === 'fit' && fit) {
    const points = fit(shelf)
    return (numbers) => keysOf(numbers, (number) => -points(number))
  }
  return null
}

function keysOf(numbers: Uint32Array, keyOf: (number: number) => number): Float64Array {
  const keys = new Float64Array(numbers.length)
  for (let i = 0; i < keys.length; i++) keys[i] = keyOf(numbers[i]!) // as many
  return keys
}
