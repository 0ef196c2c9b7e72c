import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawWheel, edgeOf, wheelSizes } from './draw-wheel.server.ts'
import { mostLevel } from './rules.ts'

const level = fc.option(fc.integer({ min: 0, max: mostLevel }), { nil: undefined })
const seven = fc.array(level, { minLength: 7, maxLength: 7 })
const numbersIn = (path: string) => [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number))

/** Farthest point of a path from the middle; its corners lie on the rings that it runs between. */
const reach = (path: string): number => {
  const corners = [...path.matchAll(/(?:M|L|A[^A-Z]*?,[01],[01],)(-?[\d.]+),(-?[\d.]+)/g)]
  return Math.max(...corners.map(([, x, y]) => Math.hypot(Number(x), Number(y))))
}

describe('the wheel', () => {
  it('is drawn for any answers, inside of its own picture, and never says more than they do', () => {
    fc.assert(
      fc.property(seven, seven, (now, earlier) => {
        const slices = drawWheel(now, earlier)
        expect(slices).toHaveLength(7)
        slices.forEach((slice, index) => {
          const [is, was] = [now[index], earlier[index]]
          expect(slice.filled !== undefined).toBe(is !== undefined && is > 0)
          expect(slice.earlier !== undefined).toBe(was !== undefined)
          if (slice.filled) expect(reach(slice.filled)).toBeCloseTo(edgeOf(is!), 1)
          if (slice.earlier) expect(reach(slice.earlier)).toBeCloseTo(edgeOf(was!), 1)
          expect(reach(slice.ground)).toBeCloseTo(wheelSizes.rim, 1)
          for (const path of [slice.ground, slice.filled ?? '', slice.earlier ?? '']) {
            expect(path).not.toMatch(/NaN|Infinity|undefined/)
            for (const number of numbersIn(path))
              expect(Math.abs(number)).toBeLessThanOrEqual(wheelSizes.reach)
          }
          for (const { x, y } of [slice.number, slice.picture]) {
            expect(Math.hypot(x, y)).toBeLessThan(wheelSizes.reach)
          }
        })
      })
    )
  })

  it('fills more for more, ring by ring', () => {
    const edges = Array.from({ length: mostLevel + 1 }, (_, one) => edgeOf(one))
    expect(edges[0]).toBe(wheelSizes.hub)
    expect(edges.at(-1)).toBe(wheelSizes.rim)
    const steps = edges.slice(1).map((edge, index) => edge - edges[index]!)
    expect(new Set(steps)).toEqual(new Set([(wheelSizes.rim - wheelSizes.hub) / mostLevel]))
  })

  it('gives every part the same room, clockwise from the top', () => {
    const pictures = drawWheel(Array<undefined>(7).fill(undefined)).map(({ picture }) => picture)
    const angles = pictures.map(({ x, y }) => (Math.atan2(x, -y) + 2 * Math.PI) % (2 * Math.PI))
    angles.forEach((angle, index) => expect(angle).toBeCloseTo(((index + 0.5) * 2 * Math.PI) / 7, 3))
  })
})
