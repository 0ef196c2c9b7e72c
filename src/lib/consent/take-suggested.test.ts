import { describe, expect, it } from 'vitest'
import type { Answer } from '#lib/record/field.ts'
import { findSuggestPlace } from './suggestable.ts'
import { standingBeside, withSuggested } from './take-suggested.ts'

const goals = findSuggestPlace('goals', 'goals')!
const room = {
  id: 'room',
  title: 'A room',
  steps: [],
  status: 'ACTIVE',
  pathway: 'ACCOMMODATION',
  targetDate: '2027-01-01',
  helper: 'Jo',
  notes: 'Quiet street'
}
const base = { goals: [room] }
const answers = {
  targetDate: '2027-02-02',
  helper: 'Ann',
  pathway: 'HEALTH',
  notes: 'Near a bus',
  step: 'Ring'
}

const about = (some: Record<string, Answer>, id = 'room', isNew = false) => ({
  thing: { id, isNew, answers: some }
})
const taken = (what: ReturnType<typeof about>, take: readonly string[], from: typeof base = base) =>
  withSuggested(from, goals, 's1', what, take)

describe('what the person takes of a suggestion to a goal', () => {
  it('is what they ticked: the rest of the goal stays to the letter', () => {
    expect(taken(about(answers), [])).toEqual(base)
    for (const part of ['targetDate', 'helper', 'pathway'] as const) {
      expect(taken(about(answers), [part])).toEqual({ goals: [{ ...room, [part]: answers[part] }] })
    }
    expect(taken(about(answers), ['step'])).toEqual({
      goals: [{ ...room, steps: [expect.objectContaining({ id: 'from-s1', text: 'Ring' })] }]
    })
  })

  it('goes below the notes that are there, and once', () => {
    const note = about({ notes: 'Near a bus' })
    const below = { goals: [{ ...room, notes: 'Quiet street\nNear a bus' }] }
    expect(taken(note, ['notes'])).toEqual(below)
    expect(taken(note, ['notes'], below)).toEqual(below)
    const { notes: _, ...bare } = room
    const alone = { goals: [{ ...room, notes: 'Near a bus' }] }
    expect(taken(note, ['notes'], { goals: [bare as typeof room] })).toEqual(alone)
    expect(taken(note, ['notes'], alone)).toEqual(alone)
  })

  it('may be a goal that is new, known by its title, and is there once', () => {
    const work = about({ title: 'Work', firstStep: 'Write a CV', helper: 'Ann' }, 'work', true)
    const added = taken(work, ['firstStep'])
    expect(added).toEqual({
      goals: [
        room,
        {
          id: 'work',
          title: 'Work',
          status: 'ACTIVE',
          steps: [expect.objectContaining({ id: 'first', text: 'Write a CV' })]
        }
      ]
    })
    expect(taken(work, ['firstStep'], added as typeof base)).toEqual(added)
  })

  it('is nothing of a goal that is not there any more', () => {
    expect(() => taken(about(answers, 'gone'), ['helper'])).toThrow('not-found')
    expect(() => taken(about({ title: 'Gone' }, 'gone'), ['title'])).toThrow('not-found')
  })

  it('stands beside what is there now', () => {
    const beside = (part: string, id = 'room') => standingBeside(base, goals, about({}, id).thing, part)
    expect(beside('helper')).toBe('Jo')
    expect(beside('step')).toBeUndefined()
    expect(beside('firstStep')).toBeUndefined()
    expect(beside('helper', 'gone')).toBeUndefined()
  })
})
