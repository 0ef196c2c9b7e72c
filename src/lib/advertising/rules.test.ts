import { describe, expect, it } from 'vitest'
import { organisationStates } from '#lib/organisations/rules.ts'
import { offerStates } from '#lib/offers/rules.ts'
import {
  decideAnswer,
  mayAdvertise,
  moveOffer,
  moveVersion,
  offerMoveNames,
  offerStateWith,
  versionMoveNames,
  versionStates
} from './rules.ts'

describe('what becomes of a version', () => {
  it('is this and nothing else', () => {
    const table = versionMoveNames.flatMap((move) =>
      versionStates.flatMap((from) => {
        const to = moveVersion(move, from)
        return to === null ? [] : [`${from} → ${move} → ${to}`]
      })
    )
    expect(table).toEqual([
      'draft → write → draft',
      'refused → write → draft',
      'draft → submit → checking',
      'checking → take-back → draft',
      'checking → approve → live',
      'checking → refuse → refused',
      'draft → drop → dropped',
      'refused → drop → dropped',
      'live → replace → replaced'
    ])
  })
})

describe('what becomes of an offer', () => {
  it('is this and nothing else', () => {
    const table = offerMoveNames.flatMap((move) =>
      offerStates.flatMap((from) => {
        const to = moveOffer(move, from)
        return to === null ? [] : [`${from} → ${move} → ${to}`]
      })
    )
    expect(table).toEqual([
      'live → pause → paused',
      'paused → resume → live',
      'live → end → ended',
      'paused → end → ended',
      'live → confirm → live',
      'paused → confirm → paused',
      'live → say-spaces → live',
      'paused → say-spaces → paused',
      'live → change-at-once → live',
      'paused → change-at-once → paused'
    ])
  })

  it.each([
    ['draft', 'checking', 'checking'],
    ['checking', 'live', 'live'],
    ['checking', 'refused', 'refused'],
    ['refused', 'draft', 'draft'],
    ['live', 'draft', 'live'],
    ['live', 'checking', 'live'],
    ['paused', 'live', 'paused'],
    ['ended', 'live', 'ended']
  ] as const)('%s with a version that is %s is %s', (offer, version, expected) => {
    expect(offerStateWith(offer, version)).toBe(expected)
  })
})

describe('who may', () => {
  it('write drafts before the organisation is verified, and everything after', () => {
    const may = organisationStates.map((state) => [
      state,
      (['begin', ...versionMoveNames, ...offerMoveNames] as const).filter((what) => mayAdvertise(state, what))
        .length
    ])
    expect(may).toEqual([
      ['applied', 4],
      ['verified', 14],
      ['suspended', 0]
    ])
    expect(mayAdvertise('applied', 'submit')).toBe(false)
    expect(mayAdvertise('applied', 'write')).toBe(true)
  })

  const facts = {
    organisationState: 'verified',
    version: 'checking',
    by: ['worker'],
    workedThere: false
  } as const
  it.each([
    ['another', {}, 'can'],
    ['worker', {}, 'own'],
    ['another', { workedThere: true }, 'own'],
    ['another', { version: 'draft' }, 'decided-already'],
    ['another', { version: 'live' }, 'decided-already'],
    ['another', { organisationState: 'suspended' }, 'not-verified'],
    ['another', { organisationState: 'applied' }, 'not-verified']
  ] as const)('%s decides with %o: %s', (steward, change, expected) => {
    expect(decideAnswer({ ...facts, ...change }, steward)).toBe(expected)
  })
})
