import { describe, expect, it } from 'vitest'
import { windowOf } from './rules.ts'

describe('the window of a council form', () => {
  const today = '2026-11-22'
  it.each([
    ['56 days before having no home', '2027-03-01', undefined, { state: 'opens', on: '2027-01-04' }],
    ['on its first day', '2027-01-17', undefined, { state: 'open' }],
    ['one day before', '2027-01-18', undefined, { state: 'opens', on: '2026-11-23' }],
    ['long after, as it is never too late', '1990-01-01', undefined, { state: 'open' }],
    [
      'by the day of release when nothing else was said',
      { none: true },
      '2027-03-01',
      { state: 'opens', on: '2027-01-04' }
    ],
    ['unknown with no date', undefined, { ratherNotSay: true }, { state: 'unknown' }],
    ['unknown with a day that never was', '2027-02-31x', undefined, { state: 'unknown' }]
  ])('opens %s', (_, homelessFrom, releaseDate, window) => {
    expect(windowOf({ homelessFrom, releaseDate }, 56, today)).toEqual(window)
  })
})
