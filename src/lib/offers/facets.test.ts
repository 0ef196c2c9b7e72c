import { describe, expect, it } from 'vitest'
import { accessOf, isFree } from './access-needs.ts'
import { facetsOf, type FacetFacts } from './facets.ts'
import { languagesOf } from './languages.ts'
import { nearestWord, slipsBetween, trigramsOf } from './nearest-word.ts'
import { findNear } from './near.ts'
import { pickBest } from './pick-best.ts'
import { offenceExclusions } from './rules.ts'

const offer: FacetFacts = {
  pathways: ['HEALTH'],
  kind: 'drop-in',
  where: ['in-person'],
  town: 'Slough',
  areas: ['Oxford'],
  noLocalConnection: true,
  weeksBeforeRelease: 0,
  onlyFor: null,
  exclusions: [],
  languages: ['English', 'polish', 'BSL'],
  access: 'Step-free',
  cost: 'Free'
}

describe('what an offer is found by', () => {
  it('is every fact', () => {
    const facets = facetsOf(offer)
    expect(facets).toEqual([
      ...['HEALTH', 'drop-in', 'in-person', 'for Oxford', 'for Slough', 'in Slough', 'speaks Polish'],
      ...['speaks Sign language', 'access step-free', 'no-ties', 'before-release', 'free', 'rules-nobody-out']
    ])
    expect(facetsOf({ ...offer, where: ['online'] })).toContain('remote')
  })

  it('never which offence rules it has', () => {
    const [one, ...others] = offenceExclusions.map((code) =>
      facetsOf({ ...offer, exclusions: [code] }).join()
    )
    expect(new Set(others)).toEqual(new Set([one]))
    expect(one).not.toContain('rules-nobody-out')
  })

  it.each([
    ['Step-free, with a quiet corner.', ['step-free']],
    ['There are three steps down into the boat.', []],
    ['Not step-free.', []],
    ['There is no ramp.', []],
    ['No steps.', ['step-free']],
    ['Step-free. Somebody can read and write with you.', ['step-free', 'reading']],
    ['Sign language on video.', ['hearing']],
    ['You can text. We can use an interpreter.', ['hearing', 'interpreter']]
  ])('access: %s', (text, needs) => expect(accessOf(text)).toEqual(needs))

  it.each([
    ['Free, with lunch', true],
    ['No cost to you', true],
    ['We pay you: £12.75 an hour.', true],
    ['£12 a week', false],
    ['Ask us', false],
    ['Freedom pass needed', false]
  ])('cost: %s', (text, free) => expect(isFree(text)).toBe(free))

  it('knows languages in any letters', () =>
    expect(languagesOf(['ROMANIAN ', 'Klingon'])).toEqual(['Romanian']))
})

describe('a word with a slip', () => {
  it.each([
    ['acommodation', 'accommodation'],
    ['mentr', 'mentor'],
    ['hosuing', 'housing'],
    ['zzzz', null],
    ['men', null]
  ])('%s → %s', (typed, meant) => {
    const words = ['accommodation', 'mentor', 'housing', 'house', 'work'].filter(
      () => trigramsOf(typed).length > 0
    )
    expect(nearestWord(typed, words)).toBe(meant)
  })

  it('counts a swap as one, and nothing as none', () => {
    expect([slipsBetween('form', 'from'), slipsBetween('a', 'a'), slipsBetween('', 'abc')]).toEqual([1, 0, 3])
  })
})

describe('a place that was typed', () => {
  it.each([
    ['Slough', 'Slough'],
    ['  reading ', 'Reading'],
    ['OX4', 'Cowley'],
    ['ox4 1xp', 'Cowley'],
    ['Blackb', 'Blackbird Leys'],
    ['Atlantis', undefined],
    ['', undefined],
    ['%00', undefined]
  ])('%j', (typed, name) => expect(findNear(typed.trim())?.name).toBe(name))
})

it('the best of many are the lowest, in order, and of equals what comes before', () => {
  const [numbers, keys] = [Uint32Array.of(0, 1, 2, 3, 4, 5), Float64Array.of(5, 1, 9, 3, 1, 0)]
  expect(pickBest(numbers, keys, (a, b) => a < b, 4)).toEqual([5, 1, 4, 3])
  expect(pickBest(numbers, keys, (a, b) => a > b, 2)).toEqual([5, 4])
  expect(pickBest(Uint32Array.of(), Float64Array.of(), () => true, 3)).toEqual([])
})
