/** Calendars as RFC 5545 says: lines end in CRLF, none is longer than 75 octets, times are instants in UTC. Pure. */

export interface CalendarEvent {
  /** The same for as long as it is one appointment, also when it is moved. */
  readonly uid: string
  /** Raised by each change. */
  readonly sequence: number
  /** Instants, ms UTC. */
  readonly changedAt: number
  readonly startsAt: number
  readonly minutes: number
  readonly isOff: boolean
  readonly summary: string
  /** Empty for none. */
  readonly location: string
}

/**
 * One calendar as text. Times are UTC instants, which no program can put at another hour; each shows them on the clocks
 * of where it is. It names no product. Test: `calendar.test.ts`, with a library that is not ours.
 *
 * @param name what calendar programs show over it
 */
export function toCalendar(name: string, events: readonly CalendarEvent[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calendar//Calendar 1.0//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
    'X-PUBLISHED-TTL:PT4H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR'
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('')
}

function eventLines(event: CalendarEvent): string[] {
  const { uid, sequence, changedAt, startsAt, minutes, isOff, summary, location } = event
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${instant(changedAt)}`,
    `LAST-MODIFIED:${instant(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${instant(startsAt)}`,
    `DTEND:${instant(startsAt + minutes * 60_000)}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(location === '' ? [] : [`LOCATION:${escapeText(location)}`]),
    `STATUS:${isOff ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${isOff ? 'TRANSPARENT' : 'OPAQUE'}`,
    'CLASS:PRIVATE',
    'END:VEVENT'
  ]
}

/** `20260329T090000Z` */
function instant(at: number): string {
  return new Date(at)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replaceAll(/[-:]/g, '')
}

/** RFC 5545, 3.3.11; other control characters may not stand in a text at all. */
function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, (letter) => `\\${letter}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

const longestLine = 75 // octets, without the end of the line
const encoder = new TextEncoder()

/** RFC 5545, 3.1: a long line goes on in the next one behind a space; no letter is cut in two. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const letter of line) {
    const size = encoder.encode(letter).length
    if (octets + size > longestLine) {
      folded += '\r\n '
      octets = 1
    }
    folded += letter
    octets += size
  }
  return folded
}
