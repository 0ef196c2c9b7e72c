import { describe, expect, it } from 'vitest'
import { checkedWords, clockWords, daysWords, openHintWords, weekLineWords } from './hour-words.ts'

describe('times in words', () => {
  it.each([
    [0, 'midnight'],
    [30, '12:30am'],
    [9 * 60, '9am'],
    [9 * 60 + 5, '9:05am'],
    [12 * 60, 'midday'],
    [12 * 60 + 15, '12:15pm'],
    [17 * 60, '5pm'],
    [24 * 60, 'midnight']
  ])('%i is %s', (minute, words) => expect(clockWords(minute)).toBe(words))

  it.each([
    [[1, 2, 3, 4, 5], 'Monday to Friday'],
    [[2, 5], 'Tuesday and Friday'],
    [[6, 7], 'Saturday and Sunday'],
    [[1, 3, 5], 'Monday, Wednesday and Friday'],
    [[4], 'Thursday'],
    [[1, 2, 3, 4, 5, 6, 7], 'Every day'],
    [[], '']
  ] as const)('%j is %s', (days, words) => expect(daysWords(days)).toBe(words))

  it('say a line of the week', () => {
    const days = [1, 2, 3] as const
    const split = [
      [540, 720],
      [780, 1020]
    ] as const
    expect(weekLineWords({ days, times: split })).toBe('Monday to Wednesday, 9am to midday and 1pm to 5pm')
    expect(weekLineWords({ days, times: [[0, 1440]] })).toBe('Monday to Wednesday, day and night')
  })

  it('say when to go', () => {
    expect(openHintWords({ is: 'always' })).toBe('Open day and night')
    expect(openHintWords({ is: 'open', until: 1020 })).toBe('Open now, until 5pm')
    expect(openHintWords({ is: 'opens', from: 540, inDays: 0, weekday: 1 })).toBe('Opens today at 9am')
    expect(openHintWords({ is: 'opens', from: 540, inDays: 1, weekday: 2 })).toBe('Opens tomorrow at 9am')
    expect(openHintWords({ is: 'opens', from: 720, inDays: 5, weekday: 5 })).toBe('Opens on Friday at midday')
  })

  it('say how old a fact is', () => {
    expect([0, 1, 12].map(checkedWords)).toEqual([
      'Checked today',
      'Checked yesterday',
      'Checked 12 days ago'
    ])
  })
})
