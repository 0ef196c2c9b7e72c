import { gazetteer } from '#lib/places/gazetteer.ts'
import {
  findTown,
  milesBetween,
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

const milesOfDegree = 69 // of latitude, about

/**
 * A question for many points: whether they are within these miles, as the crow flies. A flat map says it of most,
 * with room for its error; only what lies about the edge is measured on the globe. Test: `facets.test.ts`.
 */
export function within(point: Point, miles: number): (latitude: number, longitude: number) => boolean {
  const narrow = Math.cos((point.latitude * Math.PI) / 180)
  const [inside, outside] = [0.95, 1.05].map((part) => ((miles * part) / milesOfDegree) ** 2) as [
    number,
    number
  ]
  return (latitude, longitude) => {
    const north = latitude - point.latitude
    const east = (longitude - point.longitude) * narrow
    const square = north * north + east * east
    if (!(square <= outside)) return false // also for `NaN`
    return square < inside || milesBetween(point, { latitude, longitude }) <= miles
  }
}
