import { describe, expect, it } from 'vitest'
import { flagsOf, isHiddenAddress, shareableWith, type HolderKind } from './shareable.ts'
import { sectionNames, sections } from './sections.ts'

const yes: Record<string, Record<HolderKind, boolean>> = {
  identity: { organisation: true, employer: true, worker: true, supporter: true },
  contact: { organisation: true, employer: true, worker: true, supporter: true },
  'id-documents': { organisation: true, employer: true, worker: true, supporter: true },
  address: { organisation: true, employer: true, worker: true, supporter: true },
  housing: { organisation: true, employer: false, worker: true, supporter: false },
  work: { organisation: true, employer: true, worker: true, supporter: true },
  qualifications: { organisation: true, employer: true, worker: true, supporter: true },
  cv: { organisation: false, employer: false, worker: false, supporter: false },
  goals: { organisation: true, employer: true, worker: true, supporter: true },
  wheel: { organisation: true, employer: true, worker: true, supporter: true },
  money: { organisation: true, employer: true, worker: true, supporter: true },
  health: { organisation: true, employer: true, worker: true, supporter: false },
  needs: { organisation: true, employer: true, worker: true, supporter: false },
  family: { organisation: true, employer: false, worker: true, supporter: false },
  release: { organisation: true, employer: true, worker: true, supporter: false },
  licence: { organisation: true, employer: true, worker: true, supporter: false },
  story: { organisation: true, employer: true, worker: true, supporter: false },
  letter: { organisation: true, employer: true, worker: true, supporter: false }
}

describe('who may ever hold a section', () => {
  it('is said here for every section', () => expect(Object.keys(yes)).toEqual(sectionNames))

  it.each(['organisation', 'employer', 'worker', 'supporter'] as const)('%s', (kind) => {
    expect(shareableWith(kind)).toEqual(sectionNames.filter((section) => yes[section]![kind]))
  })

  it('is never family for what is special or tells about others', () => {
    for (const section of shareableWith('supporter')) {
      expect(flagsOf(section)).not.toContain('special')
      expect(flagsOf(section)).not.toContain('third-party')
    }
  })
})

describe('the flags', () => {
  it('stand on the sections that hold health, offence or other people’s data, and on the address', () => {
    const flagged = Object.fromEntries(
      sectionNames.filter((name) => flagsOf(name).length > 0).map((name) => [name, flagsOf(name)])
    )
    expect(flagged).toEqual({
      address: ['own-step'],
      housing: ['special', 'third-party'],
      cv: ['unshared'],
      health: ['special'],
      needs: ['special'],
      family: ['third-party'],
      release: ['special'],
      licence: ['special'],
      story: ['special'],
      letter: ['special', 'one-share']
    })
  })

  it('of a special section come with what is kept and why, in words', () => {
    for (const name of sectionNames) {
      const { keeps, keepsWhy } = sections[name]
      const special = flagsOf(name).includes('special')
      expect([keeps !== undefined, keepsWhy !== undefined], name).toEqual([special, special])
    }
  })
})

describe('an address', () => {
  it.each([
    ['nothing told', {}, false],
    ['a refuge', { hidden: 'YES', now: '1 High Street' }, true],
    ['one that need not be secret', { hidden: 'NO', now: '1 High Street' }, false],
    ['one nobody was asked about', { now: '1 High Street' }, true],
    ['an answer from a page that is older than the question', { hidden: 'MAYBE' }, true],
    ['no address and no answer', { now: { none: true } }, true]
  ])('%s', (_, document, hidden) => expect(isHiddenAddress(document)).toBe(hidden))
})
