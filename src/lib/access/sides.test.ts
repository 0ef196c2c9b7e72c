import { describe, expect, it } from 'vitest'
import { sideOf } from './sides.ts'

describe('the side of a page', () => {
  it.each([
    ['anyone', [], 'public'],
    [null, [], 'public'],
    ['person', [], 'public'],
    ['person', ['person'], 'person'],
    ['person-before-yes', ['person'], 'person'],
    ['anyone', ['person', 'worker'], 'person'],
    ['anyone', ['worker', 'person'], 'person'],
    ['person-before-yes', ['worker', 'person'], 'person'],
    ['anyone', ['worker'], 'services'],
    ['worker', ['person', 'worker'], 'services'],
    ['steward', ['steward'], 'services'],
    ['enroller', ['enroller'], 'services'],
    ['supporter', ['supporter', 'person'], 'supporter'],
    ['signed-in', ['supporter'], 'supporter']
  ] as const)('a page for %s, read by somebody with hats %j, is on the %s side', (row, hats, side) => {
    expect(sideOf(row, hats)).toBe(side)
  })

  it('shows nobody the side of a page that they may not enter', () => {
    expect(sideOf('worker', ['person'])).toBe('person')
    expect(sideOf('steward', ['worker'])).toBe('services')
    expect(sideOf('person', ['supporter'])).toBe('supporter')
  })
})
