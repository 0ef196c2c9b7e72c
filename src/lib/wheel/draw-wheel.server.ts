import { arc } from 'd3-shape'
import { mostLevel } from './rules.ts'

/** Units of the drawing, whose middle is 0, 0. */
export const wheelSizes = { hub: 20, rim: 116, pictures: 140, reach: 160 } as const

/** One part of the wheel. Paths are in units of the drawing. */
export interface Slice {
  /** The whole part, from the hub to the rim. */
  readonly ground: string
  /** As far as it is filled; undefined without a level. */
  readonly filled: string | undefined
  /** The edge of what was filled on an earlier day. */
  readonly earlier: string | undefined
  /** Where its number stands, and its picture. */
  readonly number: Point
  readonly picture: Point
}

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * A wheel with a slice for each level: clockwise from the top, all equally wide, filled from the hub out, each
 * level one ring further. Level 0 fills nothing. It is no star and no web: nothing is joined from part to part.
 * Test: `draw-wheel.test.ts`.
 *
 * @param levels 0 to 4, or undefined where there is none
 * @param earlier the same of an earlier day
 */
export function drawWheel(
  levels: readonly (number | undefined)[],
  earlier: readonly (number | undefined)[] = []
): Slice[] {
  return levels.map((level, index) => {
    const turn = (2 * Math.PI) / levels.length
    const angles = { startAngle: index * turn, endAngle: (index + 1) * turn }
    const was = earlier[index]
    const middle = (index + 0.5) * turn
    return {
      ground: ring({ ...angles, innerRadius: wheelSizes.hub, outerRadius: wheelSizes.rim }),
      filled: level
        ? ring({ ...angles, innerRadius: wheelSizes.hub, outerRadius: edgeOf(level) })
        : undefined,
      earlier: was === undefined ? undefined : edge(angles, edgeOf(was)),
      number: at(middle, level ? edgeOf(level) - 11 : wheelSizes.hub + 11),
      picture: at(middle, wheelSizes.pictures)
    }
  })
}

/** Radius of the ring that a level reaches. */
export function edgeOf(level: number): number {
  return wheelSizes.hub + ((wheelSizes.rim - wheelSizes.hub) * level) / mostLevel
}

interface Angles {
  readonly startAngle: number
  readonly endAngle: number
}
interface Ring extends Angles {
  readonly innerRadius: number
  readonly outerRadius: number
}

const ringOf = arc<Ring>().digits(2)

function ring(shape: Ring): string {
  return ringOf(shape) ?? ''
}

/** The outer edge alone: an `arc` of d3 would come back on itself. A slice of a wheel is under half of it. */
function edge({ startAngle, endAngle }: Angles, radius: number): string {
  const [from, to] = [at(startAngle, radius), at(endAngle, radius)]
  return `M${from.x},${from.y}A${radius},${radius},0,0,1,${to.x},${to.y}`
}

/** Angles run clockwise from the top, as those of d3. */
function at(angle: number, radius: number): Point {
  return { x: round(Math.sin(angle) * radius), y: round(-Math.cos(angle) * radius) }
}

function round(unit: number): number {
  return Math.round(unit * 100) / 100 + 0 // no minus zero
}
