import { describe, expect, it } from 'vitest'
import { copyFits, fileListsOf, withoutChecks } from './copy-fits.ts'

const today = '2026-11-22'

describe('a section of a copy', () => {
  it.each([
    ['identity', { legalName: 'Sam Carter', dateOfBirth: '1991-03-27' }],
    ['release', { releaseDate: '2026-06-30' }],
    ['release', { releaseDate: '2027-06-30' }],
    ['work', { jobs: [{ id: 'one', title: 'Roofer' }] }],
    [
      'goals',
      { goals: [{ id: 'g', title: 'A room', steps: [], status: 'ACTIVE', targetDate: '2026-01-01' }] }
    ]
  ] as const)('%s fits as it could have been told: %j', (section, document) => {
    expect(copyFits(section, document, today)).toBe(true)
  })

  it.each([
    ['identity', { legalName: '' }],
    ['identity', { legalName: ' Sam ' }],
    ['identity', { dateOfBirth: '2020-01-01' }],
    ['identity', { spoons: 'x' }],
    ['identity', { legalName: { ratherNotSay: true, more: 1 } }],
    ['release', { releaseDate: '1066-10-14' }],
    ['release', { releaseDate: '2026-02-31' }],
    ['work', { jobs: [{ id: 'one' }] }],
    ['work', { jobs: [{ id: '../x', title: 'Roofer' }] }],
    [
      'work',
      {
        jobs: [
          { id: 'one', title: 'A' },
          { id: 'one', title: 'B' }
        ]
      }
    ],
    ['work', { jobs: 'many' }],
    ['goals', { goals: [{ id: 'g', title: 'A room', steps: 'none', status: 'ACTIVE' }] }],
    ['qualifications', { passed: [{ id: 'one', title: 'CSCS', badge: { verdict: 'checked' } }] }]
  ] as const)('%s does not fit: %j', (section, document) => {
    expect(copyFits(section, document, today)).toBe(false)
  })

  it('loses what was checked elsewhere, and nothing else', () => {
    const passed = [{ id: 'one', title: 'CSCS', badge: { verdict: 'checked' } }]
    expect(withoutChecks('qualifications', { passed, uln: '1000000043' })).toEqual({
      passed: [{ id: 'one', title: 'CSCS' }],
      uln: '1000000043'
    })
  })

  it('names its files in lists of its own', () => {
    expect(fileListsOf('id-documents')).toEqual(['copies'])
    expect(fileListsOf('identity')).toEqual([])
  })
})
