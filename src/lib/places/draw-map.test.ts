import { describe, expect, it } from 'vitest'
import { drawMap } from './draw-map.ts'
import { gazetteer } from './gazetteer.ts'
import { milesBetween } from './rules.ts'

const words = (miles: number) => `${miles} mi`

describe('the small map', () => {
  it('draws the pin, a station, towns and a bar, and says how far the nearest are', () => {
    const oxford = gazetteer.find(({ id }) => id === 'town-cowley')!
    const { svg, near } = drawMap(oxford, words)
    expect(svg).toMatch(/^<svg .*aria-hidden="true"/)
    expect(svg).toContain('class="here"')
    expect(svg).toContain('class="station"')
    expect(svg).toMatch(/class="bar-words"[^>]*>[\d.]+ mi</)
    expect(near[0]).toMatchObject({ name: 'Cowley', kind: 'town', miles: 0 })
    expect(near[1]).toMatchObject({ kind: 'rail-station' })
  })

  it('keeps every mark and the bar within its frame, wherever the place is', () => {
    for (const place of gazetteer) {
      const { svg, near } = drawMap(place, words)
      const xs = [...svg.matchAll(/ c?x="(-?[\d.]+)"/g)].map(([, x]) => Number(x))
      const ys = [...svg.matchAll(/ c?y="(-?[\d.]+)"/g)].map(([, y]) => Number(y))
      expect(Math.min(...xs, ...ys), place.id).toBeGreaterThanOrEqual(0)
      expect(Math.max(...xs), place.id).toBeLessThanOrEqual(320)
      expect(Math.max(...ys), place.id).toBeLessThanOrEqual(220)
      expect(near).toHaveLength(2)
      expect(
        near.every(
          ({ name, miles }) =>
            milesBetween(
              place,
              gazetteer.find((one) => one.name === name)!
            ) >=
            miles - 1e-9
        )
      ).toBe(true)
    }
  })

  it('has no style and no script of its own', () => {
    expect(drawMap({ latitude: 51.5, longitude: -0.6 }, () => '<script>').svg).not.toMatch(/style=|<script/)
  })
})
