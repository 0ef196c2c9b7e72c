import { m } from '#lib/paraglide/messages.js'

const words: Record<string, () => string> = {
  picked: m.appointments_said_done_picked,
  asked: m.appointments_said_done_asked,
  cancelled: m.appointments_said_done_cancelled,
  marked: m.appointments_said_done_marked,
  joined: m.appointments_said_done_joined,
  calendar: m.appointments_said_done_calendar,
  'calendar-off': m.appointments_said_done_ended
}

const servicesWords: Record<string, () => string> = {
  proposed: m.org_appointments_said_done_proposed,
  moved: m.org_appointments_said_done_moved,
  cancelled: m.org_appointments_said_done_cancelled,
  marked: m.org_appointments_said_done_marked,
  come: m.org_appointments_said_done_come,
  invited: m.org_appointments_said_done_invited
}

/** What was just done, from `?said=`. Unknown words say nothing. For the server. */
export const saidToPerson = (url: URL): string | null => said(words, url)
export const saidToService = (url: URL): string | null => said(servicesWords, url)

function said(known: Record<string, () => string>, url: URL): string | null {
  const asked = url.searchParams.get('said') ?? ''
  return Object.hasOwn(known, asked) ? known[asked]!() : null
}
