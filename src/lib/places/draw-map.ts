import { gazetteer } from './gazetteer.ts'
import { milesBetween, type GazetteerPlace, type Point } from './rules.ts'

/** How near something of the gazetteer is. */
export interface Near {
  readonly name: string
  readonly kind: 'town' | 'rail-station'
  readonly miles: number
}

export interface DrawnMap {
  /** Markup of an SVG: words of ours alone, colours by class. It is hidden from screen readers; `near` says the same. */
  readonly svg: string
  /** The nearest station and the nearest town, the nearer one first. */
  readonly near: readonly Near[]
}

const size = { width: 320, height: 220 }
const margin = 26
const milesADegree = 69.055 // of latitude, mean
const bars = [0.5, 1, 2, 5, 10, 20]
const mostTowns = 6

/**
 * A small map of the towns around a point and the nearest station, drawn here from the gazetteer: no tile is
 * fetched. North is up.
 *
 * @param milesWords "2 miles", for the scale bar
 */
export function drawMap(point: Point, milesWords: (miles: number) => string): DrawnMap {
  const towns = closest(point, 'town', 24)
  const station = closest(point, 'rail-station', 1)
  const shown = [...station, ...spread(point, towns)]
  const far = Math.max(1, ...shown.map((place) => reach(point, place)))
  const scale = (Math.min(size.width, size.height) / 2 - margin) / far // px a mile
  const at = (place: Point) => placed(point, place, scale)
  // Names stand beside the pin and the marks, never on one.
  const taken: Box[] = [
    boxOf(size.width / 2, size.height / 2 - 13, 24, 32),
    ...shown.map((place) => boxOf(...at(place), 9, 9))
  ]
  const marks = shown.map((place) => mark(place, at(place), taken)).join('')
  const bar = bars.findLast((miles) => miles * scale <= size.width / 3) ?? bars[0]!
  return {
    svg: svgOf(marks, escaped(milesWords(bar)), bar * scale),
    near: [...station, ...towns.slice(0, 1)]
      .map((place) => ({
        name: place.name,
        kind: place.kind as Near['kind'],
        miles: milesBetween(point, place)
      }))
      .sort((a, b) => a.miles - b.miles)
  }
}

function closest(point: Point, kind: GazetteerPlace['kind'], most: number): GazetteerPlace[] {
  return gazetteer
    .filter((place) => place.kind === kind)
    .sort((a, b) => milesBetween(point, a) - milesBetween(point, b))
    .slice(0, most)
}

/** The nearest town, one on each side of it, and more near ones, none on another. */
function spread(point: Point, towns: readonly GazetteerPlace[]): GazetteerPlace[] {
  const apart = Math.max(1, milesBetween(point, towns[0]!) / 2) // `closest` finds 24
  const chosen: GazetteerPlace[] = []
  const choose = (from: readonly GazetteerPlace[], most: number) => {
    for (const town of from) {
      if (chosen.length >= most) return
      if (chosen.every((other) => milesBetween(other, town) > apart)) chosen.push(town)
    }
  }
  choose(towns.slice(0, 1), 1)
  for (const quarter of [0, 1, 2, 3]) {
    choose(
      towns.filter((town) => quarterOf(point, town) === quarter),
      chosen.length + 1
    )
  }
  choose(towns, mostTowns)
  return chosen
}

/** North-west, north-east, south-west or south-east. */
function quarterOf(point: Point, place: Point): number {
  const [east, south] = offset(point, place)
  return (east < 0 ? 0 : 1) + (south < 0 ? 0 : 2)
}

/** Miles east and south. */
function offset(point: Point, place: Point): [number, number] {
  const east = (place.longitude - point.longitude) * milesADegree * Math.cos((point.latitude * Math.PI) / 180)
  return [east, (point.latitude - place.latitude) * milesADegree]
}

/** How far out it lies, the map being wider than high. */
function reach(point: Point, place: Point): number {
  const [east, south] = offset(point, place)
  return Math.max(Math.abs(east) * (size.height / size.width), Math.abs(south))
}

function placed(point: Point, place: Point, scale: number): [number, number] {
  const [east, south] = offset(point, place)
  return [Math.round(size.width / 2 + east * scale), Math.round(size.height / 2 + south * scale)]
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const boxOf = (x: number, y: number, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height
})
const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** A dot, or for a station a square, with its name where there is room; without room, the mark alone. */
function mark({ name, kind }: GazetteerPlace, [x, y]: [number, number], taken: Box[]): string {
  const words = name.replace(/ \(.*\)$/, '')
  const width = words.length * 6.6
  const spots = [
    { x, y: y - 11 },
    { x, y: y + 14 },
    { x: x + width / 2 + 8, y: y + 2 },
    { x: x - width / 2 - 8, y: y + 2 }
  ]
  const fits = (spot: (typeof spots)[number]) => {
    const box = boxOf(spot.x, spot.y, width, 13)
    const inside =
      box.x >= 2 && box.x + width <= size.width - 2 && box.y >= 2 && box.y + 13 <= size.height - 24
    return inside && taken.every((other) => !meet(box, other))
  }
  const spot = spots.find(fits)
  if (spot) taken.push(boxOf(spot.x, spot.y, width, 13))
  const dot =
    kind === 'rail-station'
      ? `<rect class="station" x="${x - 4}" y="${y - 4}" width="8" height="8"/>`
      : `<circle class="town" cx="${x}" cy="${y}" r="4"/>`
  return spot
    ? `${dot}<text x="${Math.round(spot.x)}" y="${Math.round(spot.y + 4)}">${escaped(words)}</text>`
    : dot
}

function svgOf(marks: string, barWords: string, length: number): string {
  const [cx, cy] = [size.width / 2, size.height / 2]
  const foot = size.height - 10
  const end = 12 + Math.round(length)
  return (
    `<svg viewBox="0 0 ${size.width} ${size.height}" aria-hidden="true" focusable="false">` +
    `<rect class="ground" x="1" y="1" width="${size.width - 2}" height="${size.height - 2}" rx="12"/>${marks}` +
    `<path class="here" d="M${cx} ${cy}c-5-7-9-11-9-16a9 9 0 0 1 18 0c0 5-4 9-9 16z"/>` +
    `<circle class="eye" cx="${cx}" cy="${cy - 16}" r="3.5"/>` +
    `<path class="bar" d="M12 ${foot - 5}v5H${end}v-5"/>` +
    `<text class="bar-words" x="${end + 6}" y="${foot}">${barWords}</text></svg>`
  )
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
