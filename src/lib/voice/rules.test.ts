import { describe, expect, it } from 'vitest'
import { makeReference } from './reference.ts'
import { acknowledgeBy, canDo, complaintStates, daysSince, isLate, sendAnswer, type Doing } from './rules.ts'

describe('what can be done with a complaint', () => {
  const table: Record<Doing, string[]> = {
    add: ['sent', 'acknowledged'],
    'take-back': ['sent', 'acknowledged', 'answered'],
    acknowledge: ['sent'],
    write: ['sent', 'acknowledged'],
    answer: ['sent', 'acknowledged']
  }
  it.each(Object.entries(table))('%s: %s', (doing, states) => {
    expect(complaintStates.filter((state) => canDo(doing as Doing, state))).toEqual(states)
  })
})

describe('how many can be sent', () => {
  it.each([
    [{ open: 0, lastDay: 0 }, 'can'],
    [{ open: 4, lastDay: 9 }, 'can'],
    [{ open: 5, lastDay: 5 }, 'too-many-open'],
    [{ open: 0, lastDay: 10 }, 'too-many-today']
  ] as const)('%j: %s', (facts, expected) => expect(sendAnswer(facts)).toBe(expected))
})

describe('the clock of 30 days', () => {
  it.each([
    ['2026-06-01T12:00:00Z', '2026-06-30'],
    ['2026-06-01T22:59:59Z', '2026-06-30'],
    ['2026-06-01T23:00:00Z', '2026-07-01'], // midnight in London
    ['2026-10-10T12:00:00Z', '2026-11-08'], // the clocks go back in between
    ['2028-02-10T12:00:00Z', '2028-03-10']
  ])('of what came at %s ends with %s', (sent, last) => {
    expect(acknowledgeBy(Date.parse(sent))).toBe(last)
  })

  it('is late from the first instant after that day, while nobody has said that it came in', () => {
    const sentAt = Date.parse('2026-06-01T12:00:00Z')
    const end = Date.parse('2026-06-30T23:00:00Z')
    expect(isLate({ state: 'sent', sentAt }, end - 1)).toBe(false)
    expect(isLate({ state: 'sent', sentAt }, end)).toBe(true)
    for (const state of ['acknowledged', 'answered', 'taken-back'] as const) {
      expect(isLate({ state, sentAt }, end)).toBe(false)
    }
  })

  it('counts whole London days', () => {
    const sentAt = Date.parse('2026-06-01T22:30:00Z')
    expect(daysSince(sentAt, sentAt)).toBe(0)
    expect(daysSince(sentAt, Date.parse('2026-06-01T23:00:00Z'))).toBe(1)
    expect(daysSince(sentAt, Date.parse('2026-12-01T12:00:00Z'))).toBe(183)
    expect(daysSince(sentAt, sentAt - 1e9)).toBe(0)
  })
})

describe('a reference', () => {
  it('is four letters and numbers that cannot be mistaken', () => {
    const picks = [5, 17, 2, 20]
    expect(makeReference(() => picks.shift() ?? 0)).toBe('C-7N4R')
    expect(makeReference((below) => below - 1)).toMatch(/^C-[2-9BCDFGHJKMNPQRSTVWXYZ]{4}$/)
  })
})
