/** The clock of practice: the real one and an offset, in milliseconds. */
let offset = 0

/** Milliseconds UTC. */
export const now = (): number => Date.now() + offset

const [earliest, latest] = [Date.UTC(2020, 0, 1), Date.UTC(2100, 0, 1)]

/**
 * Moves the clock as a form asks: `to` an instant (ISO 8601), `by` milliseconds, or `reset`.
 *
 * @returns false for anything else, and for a time outside 2020 to 2100
 */
export function movePracticeClock(form: FormData): boolean {
  const wanted = form.has('reset') ? Date.now() : wantedBy(form)
  if (!(wanted >= earliest && wanted < latest)) return false
  offset = form.has('reset') ? 0 : wanted - Date.now()
  return true
}

function wantedBy(form: FormData): number {
  const by = form.get('by')
  if (typeof by === 'string' && /^-?\d{1,13}$/.test(by)) return now() + Number(by)
  return Date.parse(String(form.get('to')))
}
