import { describe, expect, it } from 'vitest'
import { everOpens, minuteOf, readExceptions, readWeek, timeOf } from './schedule.ts'

const today = '2026-11-22' // a Sunday

describe('the week as it is typed', () => {
  it('has several times a day, in order, and midnight as the end of a day', () => {
    const { hours, problems } = readWeek({
      'd1-0-from': '14:00',
      'd1-0-to': '17:30',
      'd1-1-from': '9:00',
      'd1-1-to': '12:00',
      'd6-0-from': '00:00',
      'd6-0-to': '00:00'
    })
    expect(problems).toEqual({})
    expect(hours).toEqual({
      1: [
        [540, 720],
        [840, 1050]
      ],
      6: [[0, 1440]]
    })
    expect([timeOf(540), timeOf(1440), minuteOf('24:00')]).toEqual(['09:00', '00:00', 1440])
  })

  it('is Monday’s from Monday to Friday when that is ticked', () => {
    const { hours } = readWeek({
      same: 'yes',
      'd1-0-from': '10:00',
      'd1-0-to': '11:00',
      'd7-0-from': '12:00',
      'd7-0-to': '13:00'
    })
    expect(Object.keys(hours)).toEqual(['1', '2', '3', '4', '5', '7'])
    expect(hours[5]).toEqual([[600, 660]])
  })

  it.each([
    ['closes before it opens', { 'd2-0-from': '17:00', 'd2-0-to': '09:00' }, 'org_offers_problem_closes'],
    ['closes when it opens', { 'd2-0-from': '09:00', 'd2-0-to': '09:00' }, 'org_offers_problem_closes'],
    ['has one time', { 'd2-0-from': '09:00' }, 'org_offers_problem_time'],
    ['has no time of a clock', { 'd2-0-from': '25:00', 'd2-0-to': '26:00' }, 'org_offers_problem_time'],
    [
      'meets itself',
      { 'd2-0-from': '09:00', 'd2-0-to': '12:00', 'd2-1-from': '11:00', 'd2-1-to': '13:00' },
      'org_offers_problem_overlap'
    ]
  ])('is refused when it %s', (_, typed, problem) => {
    expect(readWeek(typed).problems).toEqual({ d2: problem })
  })
})

describe('days apart from the week', () => {
  it('are closed without times, sorted, and blank rows are none', () => {
    const { exceptions, problems } = readExceptions(
      { 'x0-from': '10:00', 'x0-to': '12:00' },
      ['2026-12-24', '2026-12-23', null],
      ['', 'Training', ''],
      today
    )
    expect(problems).toEqual({})
    expect(exceptions).toEqual([
      { date: '2026-12-23', hours: [], why: 'Training' },
      { date: '2026-12-24', hours: [[600, 720]], why: '' }
    ])
  })

  it.each([
    [['2026-11-21'], 'x0-date', 'org_offers_problem_past'],
    [['wrong'], 'x0-date', 'org_offers_problem_date'],
    [['2026-12-01', '2026-12-01'], 'x1-date', 'org_offers_problem_twice']
  ] as const)('%j are refused', (dates, field, problem) => {
    expect(readExceptions({}, dates, [], today).problems).toEqual({ [field]: problem })
  })

  it('are not forgotten when only the day is missing', () => {
    expect(readExceptions({}, [null], ['Party'], today).problems).toEqual({
      'x0-date': 'org_offers_problem_date'
    })
  })
})

describe('a schedule that never opens', () => {
  const monday = { 1: [[540, 720]] as [number, number][] }
  const closed = (date: string) => ({ date, hours: [], why: '' })
  it.each([
    ['has no times', { hours: {}, exceptions: [] }, null, false],
    ['has a week', { hours: monday, exceptions: [] }, null, true],
    ['ends before its first Monday', { hours: monday, exceptions: [] }, '2026-11-22', false],
    ['ends on its first Monday', { hours: monday, exceptions: [] }, '2026-11-23', true],
    [
      'is closed on its only Monday',
      { hours: monday, exceptions: [closed('2026-11-23')] },
      '2026-11-29',
      false
    ],
    [
      'is closed on its first Monday alone',
      { hours: monday, exceptions: [closed('2026-11-23')] },
      null,
      true
    ],
    [
      'opens on one day apart',
      { hours: {}, exceptions: [{ date: '2026-12-25', hours: [[600, 700]], why: '' }] },
      null,
      true
    ],
    [
      'opened on a day that is past',
      { hours: {}, exceptions: [{ date: '2026-11-01', hours: [[600, 700]], why: '' }] },
      null,
      false
    ]
  ] as const)('%s', (_, schedule, until, opens) => {
    expect(everOpens(schedule as never, today, until)).toBe(opens)
  })
})
