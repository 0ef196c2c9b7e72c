import { describe, expect, it } from 'vitest'
import { sentencesInTheWay } from './licence-times.ts'

/** Monday 23 November 2026, 2pm to 2:30pm. */
const monday = { weekday: 1, day: '2026-11-23', from: 14 * 60, until: 14 * 60 + 30 }
/** The same day, 6:30am to 7:30am. */
const early = { ...monday, from: 6 * 60 + 30, until: 7 * 60 + 30 }
const late = { ...monday, from: 21 * 60, until: 22 * 60 }

describe('what somebody wrote about their licence', () => {
  it.each([
    // A day, with or without a time.
    ['Mondays at 2pm with my officer', monday, true],
    ['See my officer every Monday', monday, true],
    ['mon 14:00', monday, true],
    ['Every Monday at 3.30pm, Reading', monday, true],
    ['Mondays at 9am', monday, false],
    ['Tuesdays at 2pm', monday, false],
    ['Weds 2pm', monday, false],
    ['Tues and Thurs 2pm', monday, false],
    ['Mon, Weds and Fri at 2pm', monday, true],
    ['Weekdays at noon', monday, true],
    ['Every day at 2pm', monday, true],
    ['Weekends at 2pm', monday, false],
    ['Sign in daily', monday, true],
    // A date.
    ['On 23 November at 2pm', monday, true],
    ['23rd of November', monday, true],
    ['November 23, 2pm', monday, true],
    ['23/11 at 2pm', monday, true],
    ['24 November at 2pm', monday, false],
    // Being at home from and to, every day.
    ['At home from 7pm to 7am', monday, false],
    ['At home from 7pm to 7am', early, true],
    ['At home from 7pm to 7am', late, true],
    ['Home 7-7', late, false],
    ['In by 19:00 until 07:00', early, true],
    ['Stay in between 2 and 3pm', monday, true],
    // No time at all.
    ['My officer is Jo. The office is at 14 High Street', monday, false],
    ['Moneybags', monday, false],
    ['Sunday roast, March 2', monday, false],
    ['', monday, false]
  ])('"%s" is in the way: %s', (words, meeting, expected) => {
    expect(sentencesInTheWay(words, meeting)).toEqual(expected ? [words] : [])
  })

  it('is looked at sentence by sentence', () => {
    const words =
      'Mondays at 2pm with Jo. Tuesdays at 2pm in Oxford.\nHome from 7pm to 7am; Mondays from 1pm to 5pm.'
    expect(sentencesInTheWay(words, monday)).toEqual(['Mondays at 2pm with Jo.', 'Mondays from 1pm to 5pm.'])
  })

  it('costs little however much there is', () => {
    const started = performance.now()
    for (const words of ['1:1 '.repeat(5000), 'mon 9am to 5pm '.repeat(1000), `${'9'.repeat(20_000)}pm`]) {
      sentencesInTheWay(words, monday)
    }
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
