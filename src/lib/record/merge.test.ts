import { describe, expect, it } from 'vitest'
import { mergeDocuments, same } from './merge.ts'

const goal = (id: string, more: object = {}) => ({ id, title: id, status: 'ACTIVE', steps: [], ...more })
const step = (id: string, status = 'NOT_STARTED') => ({ id, text: id, status })

describe('two changes to one document', () => {
  it.each([
    ['mine alone', { a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }],
    ['theirs alone', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }],
    ['different fields', { a: 1 }, { a: 1, b: 2 }, { a: 3 }, { a: 3, b: 2 }],
    ['the same answer twice', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }],
    ['mine took one out', { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }, { b: 2 }],
    ['theirs took one out', { a: 1, b: 1 }, { a: 1, b: 2 }, { b: 1 }, { b: 2 }],
    ['both took it out', { a: 1 }, {}, {}, {}]
  ])('count both: %s', (_, base, mine, theirs, merged) => {
    expect(mergeDocuments(base, mine, theirs)).toEqual({ merged, clash: false })
  })

  it.each([
    ['the same field', { a: 1 }, { a: 2 }, { a: 3 }, { a: 2 }],
    ['a field new to both', {}, { a: 2 }, { a: 3 }, { a: 2 }],
    ['changed here, taken out there', { a: 1 }, { a: 2 }, {}, { a: 2 }],
    ['taken out here, changed there', { a: 1, b: 1 }, { b: 1 }, { a: 2, b: 1 }, { b: 1 }],
    ['a list of ticks', { w: ['A'] }, { w: ['A', 'B'] }, { w: ['A', 'C'] }, { w: ['A', 'B'] }],
    [
      'two kinds of answer',
      {},
      { s: { ratherNotSay: true } },
      { s: { ownWords: 'x' } },
      { s: { ratherNotSay: true } }
    ]
  ])('clash, and mine is what would be chosen: %s', (_, base, mine, theirs, merged) => {
    expect(mergeDocuments(base, mine, theirs)).toEqual({ merged, clash: true })
  })

  it('count both when each adds a goal', () => {
    const { merged, clash } = mergeDocuments({}, { goals: [goal('m')] }, { goals: [goal('t')] })
    expect(clash).toBe(false)
    expect(merged.goals).toEqual([goal('t'), goal('m')])
  })

  it('count both when they change different things of one goal', () => {
    const base = { goals: [goal('a', { steps: [step('1'), step('2')] }), goal('b')] }
    const mine = {
      goals: [goal('a', { title: 'new', steps: [step('1', 'COMPLETE'), step('2')] }), goal('b')]
    }
    const theirs = { goals: [goal('a', { steps: [step('1'), step('2', 'ACTIVE'), step('3')] })] }
    const { merged, clash } = mergeDocuments(base, mine, theirs)
    expect(clash).toBe(false)
    expect(merged.goals).toEqual([
      goal('a', { title: 'new', steps: [step('1', 'COMPLETE'), step('2', 'ACTIVE'), step('3')] })
    ])
  })

  it('clash when one marks a step and the other takes it out', () => {
    const base = { goals: [goal('a', { steps: [step('1')] })] }
    const done = { goals: [goal('a', { steps: [step('1', 'COMPLETE')] })] }
    const gone = { goals: [goal('a')] }
    expect(mergeDocuments(base, done, gone)).toEqual({ merged: done, clash: true })
    expect(mergeDocuments(base, gone, done)).toEqual({ merged: gone, clash: true })
  })

  it('clash when one goal was given two titles', () => {
    const base = { goals: [goal('a')] }
    const mine = { goals: [goal('a', { title: 'x' })] }
    const theirs = { goals: [goal('a', { title: 'y' })] }
    expect(mergeDocuments(base, mine, theirs)).toEqual({ merged: mine, clash: true })
  })
})

describe('same', () => {
  it('looks at what is said, not at the order of names', () => {
    expect(same({ a: 1, b: { c: 2, d: [3] } }, { b: { d: [3], c: 2 }, a: 1 })).toBe(true)
    expect(same({ a: undefined }, {})).toBe(true)
    expect(same(['A', 'B'], ['B', 'A'])).toBe(false)
    expect(same(undefined, null)).toBe(false)
  })
})
