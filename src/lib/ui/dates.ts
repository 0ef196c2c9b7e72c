const zone = 'Europe/London'

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: zone
})
const dayYearFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: zone
})
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: zone
})
const isoFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone })

/** "Friday 5 June", with the year when it is not the year of `now`. Takes an ISO date or ms UTC. */
export function dayInWords(day: string | number, now: number): string {
  const at = typeof day === 'number' ? day : Date.parse(`${day}T12:00:00Z`)
  const sameYear = isoDay(at).slice(0, 4) === isoDay(now).slice(0, 4)
  return (sameYear ? dayFormat : dayYearFormat).format(at).replace(',', '')
}

/** "2:30pm". Takes ms UTC. */
export function timeInWords(at: number): string {
  return timeFormat
    .format(at)
    .replace(/[\s\u202f]/gu, '')
    .replace(':00', '')
}

/** The local day of an instant, as ISO date. */
export function isoDay(at: number): string {
  return isoFormat.format(at)
}
