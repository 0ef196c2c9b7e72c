import { gazetteer } from '#lib/places/gazetteer.ts'
import {
  milesBetween,
  placeOfPostcode,
  tidyPostcode,
  type GazetteerPlace,
  type Point
} from '#lib/places/rules.ts'
import type { OfferDoc } from './doc.ts'

type PlaceFacts = Pick<OfferDoc, 'town' | 'postcode' | 'latitude' | 'longitude'>

/** Great Britain and Northern Ireland with their islands, in degrees. */
const bounds = { south: 49.8, north: 60.9, west: -8.7, east: 1.8 }

export function findPlace(id: string): GazetteerPlace | null {
  return gazetteer.find((place) => place.id === id) ?? null
}

/** "51.752" and "-1.256" → a point; null for no point in the United Kingdom. */
export function readPoint(latitude: string, longitude: string): Point | null {
  const number = /^-?\d{1,2}(\.\d{1,8})?$/
  if (!number.test(latitude.trim()) || !number.test(longitude.trim())) return null
  const point = { latitude: rounded(Number(latitude)), longitude: rounded(Number(longitude)) }
  const inside =
    point.latitude >= bounds.south &&
    point.latitude <= bounds.north &&
    point.longitude >= bounds.west &&
    point.longitude <= bounds.east
  return inside ? point : null
}

/** Three decimals: about 100 m. */
const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000

/** The nearest place of these kinds; the gazetteer is never empty. */
export function nearest(point: Point, kind: GazetteerPlace['kind']): GazetteerPlace {
  const all = gazetteer.filter((place) => place.kind === kind)
  return all.reduce((best, place) => (milesBetween(point, place) < milesBetween(point, best) ? place : best))
}

/** A place of the gazetteer as an offer keeps it. */
export function placeFacts({ town, latitude, longitude }: GazetteerPlace): PlaceFacts {
  return { town, postcode: null, latitude, longitude }
}

/**
 * A postcode with the point that was typed for it, else the point of its district.
 *
 * @returns the problem, as field and key of the catalogue, when there is no way to know where it is
 */
export function postcodeFacts(typed: {
  readonly postcode: string
  readonly latitude: string
  readonly longitude: string
}): PlaceFacts | { readonly field: string; readonly problem: string } {
  const postcode = tidyPostcode(typed.postcode)
  if (!postcode) return { field: 'postcode', problem: 'org_offers_problem_postcode' }
  const hasPoint = typed.latitude.trim() !== '' || typed.longitude.trim() !== ''
  const point = hasPoint ? readPoint(typed.latitude, typed.longitude) : placeOfPostcode(postcode)
  if (!point) {
    return hasPoint
      ? { field: 'latitude', problem: 'org_offers_problem_point' }
      : { field: 'postcode', problem: 'org_offers_problem_postcode_unknown' }
  }
  const { latitude, longitude } = point
  return { town: nearest(point, 'town').town, postcode, latitude, longitude }
}

/** About the middle of a district: so much may be known of a hidden place. Null for a district unknown to us. */
export function middleOf(district: string): Point | null {
  const towns = gazetteer.filter((place) => place.district === district && place.kind === 'town')
  if (towns.length === 0) return null
  const mean = (of: (place: GazetteerPlace) => number) =>
    Math.round((towns.reduce((sum, place) => sum + of(place), 0) / towns.length) * 100) / 100
  return { latitude: mean((place) => place.latitude), longitude: mean((place) => place.longitude) }
}

/** What may be kept of where a hidden place is: its district, and a point that is the same for all of it. */
export function hidePlace({ town, latitude, longitude }: PlaceFacts): PlaceFacts {
  if (town === null) return { town, postcode: null, latitude: null, longitude: null }
  const district = districtOf(town, latitude === null || longitude === null ? null : { latitude, longitude })
  const middle = middleOf(district)
  return {
    town: district,
    postcode: null,
    latitude: middle?.latitude ?? null,
    longitude: middle?.longitude ?? null
  }
}

function districtOf(town: string, point: Point | null): string {
  if (gazetteer.some((place) => place.district === town)) return town
  const named = gazetteer.find((place) => place.town === town && place.kind === 'town')
  return named?.district ?? (point ? nearest(point, 'town').district : town)
}
