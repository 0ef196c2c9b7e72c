import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { toCalendar, type CalendarEvent } from './calendar.ts'

const anEvent = (but: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'abcDEF_123-456',
  sequence: 3,
  changedAt: Date.UTC(2026, 2, 1, 12),
  startsAt: Date.UTC(2026, 2, 27, 9),
  minutes: 45,
  isOff: false,
  summary: 'Appointment',
  location: '',
  ...but
})

/** Read by a library that is not ours. */
function read(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

/** What London's clocks say, as a calendar program there shows it. */
const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short'
})

describe('a calendar', () => {
  it('reads as what was written', () => {
    const [event] = read(toCalendar('Calendar', [anEvent({ location: '1 Market Street' })]))
    expect(event).toMatchObject({
      uid: 'abcDEF_123-456',
      sequence: 3,
      summary: 'Appointment',
      location: '1 Market Street'
    })
    expect(event?.startDate.toJSDate()).toEqual(new Date('2026-03-27T09:00:00Z'))
    expect(event?.endDate.toJSDate()).toEqual(new Date('2026-03-27T09:45:00Z'))
    const fields = event?.component
    expect(String(fields?.getFirstPropertyValue('dtstamp'))).toBe('2026-03-01T12:00:00Z')
    expect(fields?.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(fields?.getFirstPropertyValue('class')).toBe('PRIVATE')
  })

  it.each([
    // Dates on both sides of each change of the clocks, at the same time of day in London.
    ['2026-03-28T09:00:00Z', '28/03/2026, 09:00'],
    ['2026-03-29T08:00:00Z', '29/03/2026, 09:00'],
    ['2026-03-30T08:00:00Z', '30/03/2026, 09:00'],
    ['2026-10-24T08:00:00Z', '24/10/2026, 09:00'],
    ['2026-10-25T09:00:00Z', '25/10/2026, 09:00'],
    ['2026-10-26T09:00:00Z', '26/10/2026, 09:00'],
    ['2027-03-27T09:00:00Z', '27/03/2027, 09:00'],
    ['2027-03-29T08:00:00Z', '29/03/2027, 09:00'],
    ['2027-10-30T08:00:00Z', '30/10/2027, 09:00'],
    ['2027-11-01T09:00:00Z', '01/11/2027, 09:00'],
    // The hour that comes twice, both times.
    ['2026-10-25T00:30:00Z', '25/10/2026, 01:30'],
    ['2026-10-25T01:30:00Z', '25/10/2026, 01:30']
  ])('has %s at %s in London', (instant, local) => {
    const [event] = read(toCalendar('Calendar', [anEvent({ startsAt: Date.parse(instant) })]))
    expect(event?.startDate.zone.tzid).toBe('UTC')
    expect(event?.startDate.toJSDate().getTime()).toBe(Date.parse(instant))
    expect(inLondon.format(event?.startDate.toJSDate())).toBe(local)
  })

  it('lasts as long as it lasts while the clocks change', () => {
    const [event] = read(
      toCalendar('Calendar', [anEvent({ startsAt: Date.UTC(2026, 2, 29, 0, 30), minutes: 60 })])
    )
    expect(event?.duration.toSeconds()).toBe(3600)
    expect(inLondon.format(event?.endDate.toJSDate())).toBe('29/03/2026, 02:30')
  })

  it('keeps to the letter of RFC 5545: CRLF, 75 octets, no letter cut in two', () => {
    const location = `Flat 3; 1 Market Street, Oxford \\ ask\nfor Anna – ${'é👩‍🦰ŵ'.repeat(30)}`
    const text = toCalendar('Calendar', [anEvent({ location })])
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    for (const line of lines) expect(Buffer.from(line).toString('utf8')).toBe(line)
    expect(lines.some((line) => line.startsWith(' '))).toBe(true)
    expect(read(text)[0]?.location).toBe(location)
  })

  it('holds nothing that was not meant: no line and no field can be put in from outside', () => {
    const location = 'Here\r\nATTENDEE:mailto:a@evil.example\rX:1\u0000\u0007\nEND:VEVENT'
    const [event, ...others] = read(toCalendar('Calendar', [anEvent({ location })]))
    expect(others).toEqual([])
    expect(event?.attendees).toEqual([])
    expect(event?.location).toBe('Here\nATTENDEE:mailto:a@evil.example\nX:1\nEND:VEVENT')
  })

  it('names no product and nobody', () => {
    const text = toCalendar('Calendar', [anEvent()])
    expect(text).not.toMatch(/waymark|prison|probation|service|ORGANIZER|ATTENDEE|URL|DESCRIPTION/i)
    expect(text).toContain('X-WR-CALNAME:Calendar\r\n')
  })

  it('says of what is off that it is off', () => {
    const [event] = read(toCalendar('Calendar', [anEvent({ isOff: true })]))
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })

  it('is a calendar without any event, too', () => {
    expect(read(toCalendar('Calendar', []))).toEqual([])
  })
})
