import { line } from 'd3-shape'
import { mostLevel } from './rules.ts'

/** Units of the drawing; room around it for the width of the line. */
export const lineSizes = { width: 240, height: 64, margin: 8 } as const

/** How one part of life went, day by day. Paths are in units of the drawing. */
export interface Line {
  readonly path: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

export interface Stop {
  /** ISO date. */
  readonly day: string
  /** 0 to 4; undefined where there is none: the line has a gap. */
  readonly level: number | undefined
}

/**
 * A line through the levels, true to the time between the days; the oldest first. Level 4 is at the top.
 * Test: `draw-line.test.ts`.
 *
 * @param stops in the order of their days
 */
export function drawLine(stops: readonly Stop[]): Line {
  const days = stops.map(({ day }) => Date.parse(`${day}T00:00:00Z`))
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  const { width, height, margin } = lineSizes
  // Looks of one day, or one look alone, stand in the middle.
  const x = (at: number) =>
    round(margin + (width - 2 * margin) * (last > first ? (at - first) / (last - first) : 0.5))
  const y = (level: number) => round(height - margin - ((height - 2 * margin) * level) / mostLevel)
  const placed = stops.map(({ level }, index) =>
    level === undefined ? undefined : { x: x(days[index] ?? first), y: y(level) }
  )
  const path = line<(typeof placed)[number]>()
    .defined((point) => point !== undefined)
    .x((point) => point?.x ?? 0)
    .y((point) => point?.y ?? 0)
  return { path: path(placed) ?? '', points: placed.filter((point) => point !== undefined) }
}

/** Where the lines of the levels run. */
export const levelHeights: readonly number[] = Array.from({ length: mostLevel + 1 }, (_, level) =>
  round(lineSizes.height - lineSizes.margin - ((lineSizes.height - 2 * lineSizes.margin) * level) / mostLevel)
)

function round(unit: number): number {
  return Math.round(unit * 100) / 100
}
