import { gazetteer } from '#lib/places/gazetteer.ts'
import {
  findTown,
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

/** A degree of latitude is never shorter, so what is further north or south by more is too far away. */
const milesOfDegree = 68.7

/** Whether it can be within these miles at all: most of what is far away is told so without any sine. */
export function mayBeWithin(point: Point, other: Point, miles: number): boolean {
  return Math.abs(other.latitude - point.latitude) * milesOfDegree <= miles
}
