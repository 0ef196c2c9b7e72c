import { gazetteer } from '#lib/places/gazetteer.ts'
import {
  findTown,
  onGlobe,
  placeOfPostcode,
  searchPlaces,
  type GazetteerPlace,
  type Point
} from '#lib/places/rules.ts'

/** Miles that somebody can narrow the list to. */
export const mileChoices = [2, 5, 10, 20, 40] as const
export type Miles = (typeof mileChoices)[number]

/** A place that somebody typed: a town, a postcode or its first half, or the beginning of a name. */
export function findNear(typed: string): GazetteerPlace | null {
  if (typed === '') return null
  const district = typed.toUpperCase().replaceAll(/\s/g, '')
  return (
    findTown(typed) ??
    placeOfPostcode(typed) ??
    gazetteer.find((place) => place.kind === 'town' && place.postcodeDistrict === district) ??
    searchPlaces(typed, 1)[0] ??
    null
  )
}

/** Where what has no place is: so far out that it is near nothing, and behind everything that has one. */
export const nowhere = [1_000, 1_000, 1_000] as const

/**
 * How far each of these offers is from a point: the straight line through the globe (`onGlobe`), squared.
 *
 * @param points three numbers an offer, by its number
 */
export function squaresFrom(point: Point, points: Float64Array, numbers: Uint32Array): Float64Array {
  const [x, y, z] = onGlobe(point)
  const squares = new Float64Array(numbers.length)
  for (let i = 0; i < numbers.length; i++) {
    const at = 3 * numbers[i]! // within the numbers, which have their points
    const aside = points[at]! - x
    const along = points[at + 1]! - y
    const up = points[at + 2]! - z
    squares[i] = aside * aside + along * along + up * up
  }
  return squares
}
