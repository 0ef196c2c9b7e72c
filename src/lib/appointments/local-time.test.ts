import { describe, expect, it } from 'vitest'
import { dayAround, localTimeOf, readLocalTime, type TimeProblem } from './local-time.server.ts'
import { proposeInput } from './inputs.ts'
import { readProposal } from './read-proposal.server.ts'
import { readTimes } from './read-times.server.ts'

const now = Date.UTC(2026, 2, 1, 9) // 1 March 2026, 9am in London
const iso = (at: number | TimeProblem) => (typeof at === 'number' ? new Date(at).toISOString() : at)

describe('a day and a time in London', () => {
  it.each([
    // The clocks go forward on 29 March 2026 at 1am.
    ['2026-03-28', '14:30', '2026-03-28T14:30:00.000Z'],
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '01:00', 'never'],
    ['2026-03-29', '01:30', 'never'],
    ['2026-03-29', '01:59', 'never'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '14:30', '2026-03-29T13:30:00.000Z'],
    ['2026-03-30', '09:00', '2026-03-30T08:00:00.000Z'],
    // They go back on 25 October 2026 at 2am.
    ['2026-10-24', '09:00', '2026-10-24T08:00:00.000Z'],
    ['2026-10-25', '00:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '01:00', 'twice'],
    ['2026-10-25', '01:59', 'twice'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-26', '09:00', '2026-10-26T09:00:00.000Z'],
    // As people type.
    ['30/3/2026', '2:30pm', '2026-03-30T13:30:00.000Z'],
    ['30.03.2026', '12am', '2026-03-29T23:00:00.000Z'],
    [' 30-3-2026 ', '12 pm', '2026-03-30T11:00:00.000Z'],
    ['2026-03-30', '14.30', '2026-03-30T13:30:00.000Z'],
    ['2026-03-30', '14:30:00', '2026-03-30T13:30:00.000Z'],
    // What is none.
    ['2026-02-29', '09:00', 'not-a-day'],
    ['2026-13-01', '09:00', 'not-a-day'],
    ['', '09:00', 'not-a-day'],
    ['+275760-09-14', '09:00', 'not-a-day'],
    ['99/99/9999', '09:00', 'not-a-day'],
    ['2026-03-30', '', 'not-a-time'],
    ['2026-03-30', '14', 'not-a-time'],
    ['2026-03-30', '24:00', 'not-a-time'],
    ['2026-03-30', '13pm', 'not-a-time'],
    ['2026-03-30', '9:60', 'not-a-time'],
    // Neither past nor over a year ahead.
    ['2026-03-01', '09:00', 'past'],
    ['2026-03-01', '09:01', '2026-03-01T09:01:00.000Z'],
    ['2025-10-26', '01:30', 'past'],
    ['2027-03-01', '09:00', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01', '09:01', 'too-far']
  ])('%s at %s is %s', (day, time, expected) => {
    expect(iso(readLocalTime(day, time, now))).toBe(expected)
  })

  it('that comes twice is the one that is meant', () => {
    expect(iso(readLocalTime('2026-10-25', '01:30', now, 'first'))).toBe('2026-10-25T00:30:00.000Z')
    expect(iso(readLocalTime('2026-10-25', '01:30', now, 'second'))).toBe('2026-10-25T01:30:00.000Z')
  })

  it('that comes twice and has come once is past, unless the second is meant', () => {
    const between = Date.UTC(2026, 9, 25, 0, 45)
    expect(readLocalTime('2026-10-25', '01:30', between)).toBe('twice')
    expect(readLocalTime('2026-10-25', '01:30', between, 'first')).toBe('past')
    expect(iso(readLocalTime('2026-10-25', '01:30', between, 'second'))).toBe('2026-10-25T01:30:00.000Z')
  })

  it.each([
    ['2027-03-28', '01:30', 'never'],
    ['2027-03-29', '09:00', '2027-03-29T08:00:00.000Z'],
    ['2027-10-31', '01:30', 'twice'],
    ['2027-11-01', '09:00', '2027-11-01T09:00:00.000Z']
  ])('in 2027, too: %s at %s is %s', (day, time, expected) => {
    expect(iso(readLocalTime(day, time, Date.UTC(2027, 1, 1)))).toBe(expected)
  })

  it('is told from an instant, on both sides of the change', () => {
    expect(localTimeOf(Date.UTC(2026, 2, 29, 0, 59))).toEqual({ day: '2026-03-29', weekday: 7, minute: 59 })
    expect(localTimeOf(Date.UTC(2026, 2, 29, 1))).toEqual({ day: '2026-03-29', weekday: 7, minute: 120 })
  })

  it('has days of 23 and 25 hours', () => {
    const hours = ({ from, to }: { from: number; to: number }) => (to - from) / 3_600_000
    expect(hours(dayAround(Date.UTC(2026, 2, 28, 12), 1))).toBe(23)
    expect(hours(dayAround(Date.UTC(2026, 9, 24, 12), 1))).toBe(25)
    expect(new Date(dayAround(Date.UTC(2026, 9, 25, 12), 1).from).toISOString()).toBe(
      '2026-10-26T00:00:00.000Z'
    )
  })
})

describe('times of a form', () => {
  it('are read row by row, and an empty row is none', () => {
    const typed = { 'day-1': '2026-03-30', 'time-1': '9am', 'day-3': '2026-03-31', 'time-3': '10:00' }
    expect(readTimes(typed, now)).toEqual({
      ok: true,
      times: [Date.UTC(2026, 2, 30, 8), Date.UTC(2026, 2, 31, 9)]
    })
  })

  it('say at each field what is wrong, and that one is needed', () => {
    expect(readTimes({}, now)).toEqual({ ok: false, problems: { 'day-1': 'org_appointments_problem_none' } })
    const typed = {
      ...{ 'day-1': '2026-03-30', 'day-2': '2026-03-29', 'time-2': '01:30' },
      ...{ 'day-4': '2026-10-25', 'time-4': '1:30am', 'day-5': '2026-02-01', 'time-5': '09:00' }
    }
    expect(readTimes(typed, now)).toEqual({
      ok: false,
      problems: {
        'time-1': 'org_appointments_problem_not_a_time',
        'time-2': 'org_appointments_problem_never',
        'which-4': 'org_appointments_problem_twice',
        'day-5': 'org_appointments_problem_past'
      }
    })
    expect(readTimes({ 'day-1': '2026-10-25', 'time-1': '1:30am', 'which-1': 'second' }, now)).toEqual({
      ok: true,
      times: [Date.UTC(2026, 9, 25, 1, 30)]
    })
  })
})

describe('a form with times', () => {
  const send = (fields: Record<string, string>) =>
    readProposal(
      { request: new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) }) },
      proposeInput,
      now
    )

  it('is read whole', async () => {
    const whole = { minutes: '30', how: 'phone', where: ' We ring you. ', appointmentId: 'A'.repeat(22) }
    const read = await send({ ...whole, 'day-1': '2026-03-30', 'time-1': '9am' })
    expect(read).toMatchObject({
      ok: true,
      data: { times: [Date.UTC(2026, 2, 30, 8)], minutes: 30, where: 'We ring you.', bring: '' }
    })
  })

  it('comes back with all that is wrong at once, and what was typed', async () => {
    const read = await send({ 'day-1': '2026-03-29', 'time-1': '01:30', where: 'See https://evil.example' })
    expect(read.ok ? [] : Object.keys(read.failure.data.form.problems)).toEqual([
      ...['time-1', 'minutes', 'how', 'where', 'appointmentId']
    ])
    expect(read.ok ? {} : read.failure.data.form.values).toMatchObject({ 'day-1': '2026-03-29' })
  })
})
