/** Milliseconds of a day: ISO dates have no zone, so no clock change comes between two of them. */
const day = 86_400_000

/** Whether a form can be acted on yet. There is no "too late": the window opens and stays open. */
export type PackWindow =
  | { readonly state: 'open' }
  | { readonly state: 'opens'; readonly on: string }
  | { readonly state: 'unknown' }

/**
 * From which day a council acts on the housing form: so many days before the person may have no home, or
 * before release when they did not say. ISO dates. Test: `rules.test.ts`.
 */
export function windowOf(
  { homelessFrom, releaseDate }: { homelessFrom: unknown; releaseDate: unknown },
  daysBefore: number,
  today: string
): PackWindow {
  const from = [homelessFrom, releaseDate].find((date) => typeof date === 'string')
  const at = Date.parse(`${from}T00:00:00Z`)
  if (Number.isNaN(at)) return { state: 'unknown' }
  const on = new Date(at - daysBefore * day).toISOString().slice(0, 10)
  return on > today ? { state: 'opens', on } : { state: 'open' }
}
