/**
 * Times in what a person wrote about their licence: "Mondays at 10am with my officer", "home from 7pm to 7am". It is
 * free text, so what is found is shown as their own words, to look at; never as a judgement. Pure.
 */

/** A stretch of the meeting on London's clocks. */
export interface LocalStretch {
  /** 1 is Monday. */
  readonly weekday: number
  /** ISO date. */
  readonly day: string
  /** Minutes since midnight; `until` may be past 1440. */
  readonly from: number
  readonly until: number
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Two things at two places that are closer than this are worth a look. */
const leeway = 120 // minutes

/** Sentences of these words that may get in the way of the meeting. */
export function sentencesInTheWay(words: string, meeting: LocalStretch): string[] {
  return words
    .split(/[\n;]+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && isInTheWay(sentence.toLowerCase(), meeting))
}

function isInTheWay(sentence: string, meeting: LocalStretch): boolean {
  const stretches = stretchesIn(sentence)
  const days = daysIn(sentence)
  const dates = datesIn(sentence)
  if (days.length === 0 && dates.length === 0) {
    // No day is named: a stretch of hours, as of being at home, is every day's.
    return stretches.some(({ isRange, from, until }) => isRange && overlaps(from, until, meeting, 0))
  }
  const onThatDay = days.includes(meeting.weekday) || dates.includes(meeting.day.slice(5))
  if (!onThatDay) return false
  return stretches.length === 0 || stretches.some(({ from, until }) => overlaps(from, until, meeting, leeway))
}

/** A stretch past midnight is that of the evening before, too. */
function overlaps(from: number, until: number, meeting: LocalStretch, room: number): boolean {
  return [-1440, 0, 1440].some(
    (shift) => from + shift - room < meeting.until && meeting.from < until + shift + room
  )
}

function daysIn(sentence: string): number[] {
  if (/\b(every ?day|each day|daily)\b/.test(sentence)) return [1, 2, 3, 4, 5, 6, 7]
  const named = weekdays.flatMap((day, index) =>
    new RegExp(`\\b${day}(s|days?|sdays?|nesdays?|rsdays?|urdays?|rs?|es|sday)?\\b`).test(sentence)
      ? [index + 1]
      : []
  )
  if (/\bweekdays?\b/.test(sentence)) named.push(1, 2, 3, 4, 5)
  if (/\bweekends?\b/.test(sentence)) named.push(6, 7)
  return named
}

/** "3 June", "June 3rd", "03/06": as `06-03`. */
function datesIn(sentence: string): string[] {
  const found: string[] = []
  const add = (day: string, month: number) =>
    found.push(`${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)
  for (const [, day = '', name = ''] of sentence.matchAll(
    /\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3})[a-z]*/g
  )) {
    if (months.includes(name)) add(day, months.indexOf(name) + 1)
  }
  for (const [, name = '', day = ''] of sentence.matchAll(
    /\b([a-z]{3})[a-z]* (\d{1,2})(?:st|nd|rd|th)?\b/g
  )) {
    if (months.includes(name)) add(day, months.indexOf(name) + 1)
  }
  for (const [, day = '', month = ''] of sentence.matchAll(/\b(\d{1,2})\/(\d{1,2})\b/g)) {
    add(day, Number(month))
  }
  return found
}

interface Stretch {
  readonly from: number
  /** Past 1440 when it goes over midnight. */
  readonly until: number
  readonly isRange: boolean
}

const clock = String.raw`(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?`

function stretchesIn(sentence: string): Stretch[] {
  const found: Stretch[] = []
  const range = new RegExp(String.raw`\b${clock} ?(?:to|until|till|and|-|–) ?${clock}\b`, 'g')
  const rest = sentence
    .replaceAll(/\bnoon|midday\b/g, '12pm')
    .replaceAll(/\bmidnight\b/g, '12am')
    .replaceAll(range, (...match) => {
      const [, hour, minute, half, hourTo, minuteTo, halfTo] = match as (string | undefined)[]
      const until = minuteOf(hourTo, minuteTo, halfTo)
      const from = minuteOf(hour, minute, half ?? (minute === undefined ? halfTo : half))
      if (from === null || until === null) return match[0] as string
      found.push({ from, until: until <= from ? until + 1440 : until, isRange: true })
      return ' '
    })
  for (const [, hour, minute, half] of rest.matchAll(new RegExp(String.raw`\b${clock}\b`, 'g'))) {
    const at = minuteOf(hour, minute, half)
    if (at !== null) found.push({ from: at, until: at + 30, isRange: false })
  }
  return found
}

/** A number alone is no time: it may be a house or a bus. */
function minuteOf(hour?: string, minute?: string, half?: string): number | null {
  if (hour === undefined || (minute === undefined && half === undefined)) return null
  const hours = Number(hour)
  const minutes = Number(minute ?? 0)
  if (minutes > 59 || hours > 23 || (half !== undefined && (hours < 1 || hours > 12))) return null
  return (half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0)) * 60 + minutes
}
