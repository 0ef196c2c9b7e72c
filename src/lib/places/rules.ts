import { gazetteer } from './gazetteer.ts'

export type PlaceKind =
  | 'town'
  | 'rail-station'
  | 'council-office'
  | 'prison'
  | 'jobcentre'
  | 'hospital'
  | 'probation-office'
  | 'drop-in-town'

/** Degrees, WGS 84. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

export interface GazetteerPlace extends Point {
  readonly id: string
  readonly name: string
  readonly kind: PlaceKind
  /** What people call the place: a suburb carries its larger town. */
  readonly town: string
  /** The council area. */
  readonly district: string
  /** Its own, or that of the nearest postcode: "OX4". */
  readonly postcodeDistrict: string
}

const earth = 3958.8 // miles, mean radius
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Miles between two points as the crow flies (haversine, IUGG mean radius). */
export function milesBetween(a: Point, b: Point): number {
  const [north, south] = [radians(a.latitude), radians(b.latitude)]
  const half =
    Math.sin((south - north) / 2) ** 2 +
    Math.cos(north) * Math.cos(south) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * earth * Math.asin(Math.sqrt(half))
}

/**
 * Where a point is on a globe with radius 1. The straight line between two such points is the longer the more
 * miles are between them, and is measured without a sine: for when there are very many.
 */
export function onGlobe({ latitude, longitude }: Point): readonly [x: number, y: number, z: number] {
  const [north, east] = [radians(latitude), radians(longitude)]
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)]
}

/** How long that straight line is, squared, between points so many miles apart. */
export function squareOfMiles(miles: number): number {
  return (2 * Math.sin(miles / (2 * earth))) ** 2
}

/** "ox41xp" → "OX4 1XP"; null when it has not the form of a postcode (BS 7666 and GIR 0AA left out). */
export function tidyPostcode(text: string): string | null {
  const bare = text.toUpperCase().replaceAll(/[^A-Z\d]/g, '')
  const parts = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(bare)
  return parts && `${parts[1]} ${parts[2]}`
}

/** About where a postcode is: the first town of its district; null when the gazetteer has none there. */
export function placeOfPostcode(postcode: string): GazetteerPlace | null {
  const district = tidyPostcode(postcode)?.split(' ')[0]
  const there = gazetteer.filter((place) => place.postcodeDistrict === district)
  return there.find((place) => place.kind === 'town') ?? there[0] ?? null
}

/** Towns whose name, or the town they belong to, is this; letters of any size. The larger place comes first. */
export function findTown(name: string): GazetteerPlace | null {
  const wanted = name.trim().toLowerCase()
  const towns = gazetteer.filter((place) => place.kind === 'town')
  return towns.find((place) => place.name.toLowerCase() === wanted) ?? null
}

/** Places whose name has a word that begins so, in the order of the gazetteer (towns first). */
export function searchPlaces(text: string, most: number): GazetteerPlace[] {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
  if (words.length === 0) return []
  const begins = (place: GazetteerPlace) => {
    const parts = place.name.toLowerCase().split(/[^\p{L}\d]+/u)
    return words.every((word) => parts.some((part) => part.startsWith(word)))
  }
  return gazetteer.filter(begins).slice(0, most)
}
