import { describe, expect, it } from 'vitest'
import { areas } from './areas.ts'
import { gazetteer } from './gazetteer.ts'
import { findTown, milesBetween, placeOfPostcode, searchPlaces, tidyPostcode } from './rules.ts'

describe('places', () => {
  it('are known once each, in the region or near it', () => {
    expect(new Set(gazetteer.map(({ id }) => id)).size).toBe(gazetteer.length)
    for (const area of areas)
      expect(
        gazetteer.some(({ district }) => district === area),
        area
      ).toBe(true)
    for (const { latitude, longitude } of gazetteer) {
      expect(latitude).toBeGreaterThan(50)
      expect(latitude).toBeLessThan(54)
      expect(Math.abs(longitude)).toBeLessThan(3)
    }
  })

  it.each([
    ['Oxford', 'Reading', 38 / 1.609],
    ['Bicester', 'Slough', 58 / 1.609],
    ['Milton Keynes', 'Oxford', 47 / 1.609]
  ])('%s and %s are as far apart as on the map', (from, to, miles) => {
    expect(milesBetween(findTown(from)!, findTown(to)!)).toBeCloseTo(miles, -0.5)
    expect(milesBetween(findTown(from)!, findTown(from)!)).toBe(0)
  })

  it.each([
    ['ox41xp', 'OX4 1XP'],
    [' SL1 1aa ', 'SL1 1AA'],
    ['W1A 0AX', 'W1A 0AX'],
    ['OX4', null],
    ['', null],
    ['12345', null],
    ['OX4 1XPP', null]
  ])('the postcode %j is %j', (typed, tidy) => expect(tidyPostcode(typed)).toBe(tidy))

  it('finds about where a postcode is', () => {
    expect(placeOfPostcode('ox4 1xp')?.town).toBe('Oxford')
    expect(placeOfPostcode('ZE1 0AA')).toBeNull()
    expect(placeOfPostcode('nowhere')).toBeNull()
  })

  it('finds by the start of a word, and nothing for nothing', () => {
    expect(searchPlaces('milt key', 5)[0]?.name).toBe('Milton Keynes')
    expect(searchPlaces('bullingdon', 5).map(({ kind }) => kind)).toContain('prison')
    expect(searchPlaces('  ', 5)).toEqual([])
    expect(searchPlaces('s', 3)).toHaveLength(3)
    expect(findTown('nowhere at all')).toBeNull()
  })
})
