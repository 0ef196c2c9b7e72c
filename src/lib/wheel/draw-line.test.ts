import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawLine, levelHeights, lineSizes } from './draw-line.server.ts'
import { mostLevel } from './rules.ts'

const stop = fc.record({
  day: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  level: fc.option(fc.integer({ min: 0, max: mostLevel }), { nil: undefined })
})

describe('the line of one part of life', () => {
  it('stays in its picture for any days and answers, with a point for each level', () => {
    fc.assert(
      fc.property(fc.array(stop), (stops) => {
        const { path, points } = drawLine(stops.toSorted((a, b) => (a.day < b.day ? -1 : 1)))
        expect(points).toHaveLength(stops.filter(({ level }) => level !== undefined).length)
        expect(path).not.toMatch(/NaN|Infinity/)
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(lineSizes.margin)
          expect(x).toBeLessThanOrEqual(lineSizes.width - lineSizes.margin)
          expect(levelHeights).toContain(y)
        }
      })
    )
  })

  it('is true to the time between the days, and has a gap where there is no level', () => {
    const { path, points } = drawLine([
      { day: '2026-01-01', level: 0 },
      { day: '2026-01-02', level: 4 },
      { day: '2026-01-08', level: undefined },
      { day: '2026-01-11', level: 4 }
    ])
    expect(points).toEqual([
      { x: 8, y: 56 },
      { x: 30.4, y: 8 },
      { x: 232, y: 8 }
    ])
    expect(path).toBe('M8,56L30.4,8M232,8Z')
  })

  it('puts days that are all one in the middle', () => {
    const { points } = drawLine([1, 3].map((level) => ({ day: '2026-01-01', level })))
    expect(points.map(({ x }) => x)).toEqual([120, 120])
  })
})
