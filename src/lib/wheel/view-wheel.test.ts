import { describe, expect, it } from 'vitest'
import { describeSection } from '#lib/record/describe-section.ts'
import { chooseLooks, looksIn } from './rules.ts'
import { viewOverTime } from './view-over-time.server.ts'
import { viewLevels, viewWheel } from './view-wheel.server.ts'

const document = {
  looks: [
    { id: 'a', day: '2026-06-01', home: 'HARD', mind: 'HARD', recovery: 'NOT_FOR_ME', note: 'Hard\nstart' },
    {
      id: 'b',
      day: '2026-11-22',
      home: 'MOSTLY_OK',
      mind: 'HARD',
      money: { ratherNotSay: true },
      with: { none: true }
    }
  ]
}
const looks = looksIn(document)

describe('the wheel in words', () => {
  const wheel = viewWheel(chooseLooks(looks, [])!)

  it('says what was, what is now, and what stayed', () => {
    expect(wheel.inWords).toBe(
      'My wheel on 22 November 2026, and on 1 June 2026 as a dashed line. ' +
        'A place to live: it was “1: Hard right now”. Now it is “3: Mostly OK”. ' +
        'How I think and feel: the same, “1: Hard right now”. ' +
        'Family and friends: the same, “Not yet”. ' +
        'Drugs and alcohol: it was “This is not for me”. Now it is “Not yet”. ' +
        'Learning and work: the same, “Not yet”. ' +
        'Money and ID: it was “Not yet”. Now it is “Rather not say”. ' +
        'Health: the same, “Not yet”.'
    )
  })

  it('is the same as the rows of the table', () => {
    for (const { word, answer, was } of wheel.parts) {
      expect(wheel.inWords).toContain(word)
      for (const words of [answer, was]) expect(wheel.inWords).toContain(words)
    }
  })

  it('has who was there and what was noted', () => {
    expect(wheel.facts).toEqual([
      { label: 'Who was with me on 22 November 2026', words: 'Just me' },
      { label: 'My note on 1 June 2026', words: 'Hard\nstart' }
    ])
  })

  it('of one day alone compares nothing', () => {
    const alone = viewWheel(chooseLooks(looks, ['a'])!)
    expect(alone.inWords).toMatch(/^My wheel on 1 June 2026\. A place to live: 1: Hard right now\. /)
    expect(alone.parts.every(({ was, earlier }) => was === undefined && earlier === undefined)).toBe(true)
  })

  it('names the rings from the hub out', () => {
    expect(viewLevels()).toEqual(['Not started', 'Hard right now', 'Getting there', 'Mostly OK', 'Sorted'])
  })
})

describe('a wheel over time', () => {
  it('has a line for each part, and the same in words', () => {
    const overTime = viewOverTime(looks)
    expect(overTime?.days).toEqual(['1 June 2026', '22 November 2026'])
    expect(overTime?.lines).toHaveLength(7)
    expect(overTime?.lines[0]).toMatchObject({
      answers: ['1: Hard right now', '3: Mostly OK'],
      inWords: 'A place to live. 1 June 2026: 1: Hard right now. 22 November 2026: 3: Mostly OK.',
      points: [
        { x: 8, y: 44 },
        { x: 232, y: 20 }
      ]
    })
  })

  it('needs two days', () => {
    expect(viewOverTime(looks.slice(1))).toBeNull()
    expect(viewOverTime([])).toBeNull()
  })
})

it('is shown to those it is shared with as each day in words', () => {
  expect(describeSection('wheel', document)).toEqual([
    {
      label: 'My wheel',
      value:
        '1 June 2026\nA place to live: Hard right now\nHow I think and feel: Hard right now\nDrugs and alcohol: This is not for me\nMy note: Hard\nstart'
    },
    {
      label: 'My wheel',
      value:
        '22 November 2026\nA place to live: Mostly OK\nHow I think and feel: Hard right now\nMoney and ID: Rather not say\nWho was with me: None'
    }
  ])
})
