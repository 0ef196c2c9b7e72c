import { m } from '#lib/paraglide/messages.js'

const words: Record<string, () => string> = {
  confirmed: m.people_said_confirmed,
  rejected: m.people_said_rejected,
  given: m.people_said_given,
  stopped: m.people_said_stopped,
  frozen: m.people_said_frozen,
  ended: m.people_said_ended,
  blocked: m.people_said_blocked,
  unblocked: m.people_said_unblocked,
  'nothing-saved': m.people_said_nothing_saved,
  'help-yes': m.people_said_help_yes,
  'help-no': m.people_said_help_no
}

const familyWords: Record<string, () => string> = {
  accepted: m.family_said_accepted,
  sent: m.family_said_sent,
  'taken-back': m.family_said_taken_back,
  left: m.family_said_left,
  reported: m.family_said_reported
}

/** What the person just did, from `?said=`. Unknown words say nothing. */
export function peopleSaid(url: URL): string | null {
  return said(url, words)
}

/** What the supporter just did. */
export function familySaid(url: URL): string | null {
  return said(url, familyWords)
}

function said(url: URL, known: Record<string, () => string>): string | null {
  const code = url.searchParams.get('said') ?? ''
  return Object.hasOwn(known, code) ? known[code]!() : null
}
