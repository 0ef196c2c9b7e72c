import { describe, expect, it } from 'vitest'
import { nextThing } from './rules.ts'

const quiet = { requestWaits: false, lookAgainDue: false, choiceWaits: false }
const all = { ...quiet, toldContact: true, toldIdentity: true, toldGoals: true }
const nothing = { ...quiet, toldContact: false, toldIdentity: false, toldGoals: false }

describe('the next thing to do', () => {
  it.each([
    ['nothing was told', nothing, 'contact'],
    ['only how to reach them was told', { ...nothing, toldContact: true }, 'identity'],
    ['goals are missing', { ...all, toldGoals: false }, 'goals'],
    ['everything was told', all, 'find-help'],
    ['a choice waits, whatever else is missing', { ...nothing, choiceWaits: true }, 'choose'],
    ['sharing is to be looked at again', { ...nothing, choiceWaits: true, lookAgainDue: true }, 'look-again'],
    ['somebody asks, before all else', { ...all, lookAgainDue: true, requestWaits: true }, 'request']
  ] as const)('when %s', (_, facts, expected) => {
    expect(nextThing(facts)).toBe(expected)
  })
})
