import { describe, expect, it } from 'vitest'
import { nextThing } from './rules.ts'

const all = { choiceWaits: false, toldContact: true, toldIdentity: true, toldGoals: true }
const nothing = { choiceWaits: false, toldContact: false, toldIdentity: false, toldGoals: false }

describe('the next thing to do', () => {
  it.each([
    ['nothing was told', nothing, 'contact'],
    ['only how to reach them was told', { ...nothing, toldContact: true }, 'identity'],
    ['goals are missing', { ...all, toldGoals: false }, 'goals'],
    ['everything was told', all, 'find-help'],
    ['a choice waits, whatever else is missing', { ...nothing, choiceWaits: true }, 'choose']
  ] as const)('when %s', (_, facts, expected) => {
    expect(nextThing(facts)).toBe(expected)
  })
})
