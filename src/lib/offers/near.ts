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
 * A question for many points: whether they are within these miles, as the crow flies. What a flat map already
 * calls too far, with room for its error, is not measured on the globe.
 */
export function within(point: Point, miles: number): (latitude: number, longitude: number) => boolean {
  const narrow = Math.cos((point.latitude * Math.PI) / 180)
  const most = ((miles * 1.05) / milesOfDegree) ** 2
  return (latitude, longitude) => {
    const north = latitude - point.latitude
    const east = (longitude - point.longitude) * narrow
    if (!(north * north + east * east <= most)) return false // also for `NaN`
    return milesBetween(point, { latitude, longitude }) <= miles
  }
}
