const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC'
})

/** "27 March 1985". Takes an ISO date; a date of birth has no zone. */
export function dateInWords(date: string): string {
  return format.format(Date.parse(`${date}T12:00:00Z`))
}
