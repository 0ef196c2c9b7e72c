import { describe, expect, it } from 'vitest'
import { describeSection } from './describe-section.ts'

describe('what a section says', () => {
  it('reads in words, in the order of the questions, without what was not answered', () => {
    const facts = describeSection('identity', {
      niNumber: 'QQ123456C',
      nhsNumber: '9434765919',
      gender: { ownWords: 'Genderfluid' },
      sex: { ratherNotSay: true },
      otherNames: { none: true },
      dateOfBirth: '1985-03-27',
      legalName: 'Zoë O’Brien'
    })
    expect(facts).toEqual([
      { label: 'Legal name', value: 'Zoë O’Brien' },
      { label: 'Other names', value: 'None' },
      { label: 'Date of birth', value: '27 March 1985' },
      { label: 'Sex', value: 'Rather not say' },
      { label: 'Gender', value: 'Genderfluid' },
      { label: 'National Insurance number', value: 'QQ 12 34 56 C' },
      { label: 'NHS number', value: '943 476 5919' }
    ])
  })

  it('says each way of a list on its own line, and keeps a choice that is no longer offered', () => {
    expect(describeSection('contact', { safeWays: ['CALL', 'PIGEON'], leaveMessages: 'NO' })).toEqual([
      { label: 'Safe ways to reach me', value: 'Phone call\nPIGEON' },
      { label: 'Leaving messages', value: 'No, do not leave messages' }
    ])
  })

  it('tells each goal with its steps, and leaves out one that was put away', () => {
    const facts = describeSection('goals', {
      goals: [
        {
          id: 'a',
          title: 'A room of my own',
          pathway: 'ACCOMMODATION',
          why: 'Quiet',
          targetDate: '2027-06-05',
          status: 'ACTIVE',
          steps: [
            { id: 'first', text: 'Ring the council', status: 'COMPLETE' },
            { id: 's2', text: 'See the room', status: 'NOT_STARTED' }
          ]
        },
        { id: 'b', title: 'Learn to drive', status: 'ARCHIVED', steps: [] }
      ]
    })
    expect(facts).toEqual([
      {
        label: 'A room of my own',
        value:
          'A place to live\nWorking on it\nBy 5 June 2027\nWhy: Quiet\nStep: Ring the council (done)\nStep: See the room (not started)'
      }
    ])
  })

  it('is empty for an empty section', () => {
    expect(describeSection('identity', {})).toEqual([])
    expect(describeSection('goals', {})).toEqual([])
  })
})
