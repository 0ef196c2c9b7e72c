import { m } from '#lib/paraglide/messages.js'

const said: Record<string, () => string> = {
  saved: m.org_offers_said_saved,
  shown: m.org_offers_said_shown,
  submitted: m.org_offers_said_submitted,
  'taken-back': m.org_offers_said_taken_back,
  dropped: m.org_offers_said_dropped,
  paused: m.org_offers_said_paused,
  resumed: m.org_offers_said_resumed,
  ended: m.org_offers_said_ended,
  copied: m.org_offers_said_copied,
  confirmed: m.org_offers_said_confirmed,
  spaces: m.org_offers_said_spaces
}

/** What was just done, in words; null for anything else that stands in an address. */
export function offerSaid(done: string | null): string | null {
  return done !== null && Object.hasOwn(said, done) ? said[done]!() : null
}
