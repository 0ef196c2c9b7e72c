import { m } from '#lib/paraglide/messages.js'

const words: Record<string, () => string> = {
  given: m.consent_said_given,
  answered: m.consent_said_answered,
  changed: m.consent_said_changed,
  deferred: m.consent_said_deferred,
  refused: m.consent_said_refused,
  stopped: m.consent_said_stopped,
  paused: m.consent_said_paused,
  resumed: m.consent_said_resumed,
  kept: m.consent_said_kept,
  frozen: m.consent_said_frozen,
  blocked: m.consent_said_blocked,
  unblocked: m.consent_said_unblocked,
  dropped: m.consent_said_dropped,
  'everything-paused': m.consent_said_everything_paused,
  'everything-resumed': m.consent_said_everything_resumed
}

/** What was just done, from `?said=`. Unknown words say nothing. */
export function saidWords(url: URL): string | null {
  const said = url.searchParams.get('said') ?? ''
  return Object.hasOwn(words, said) ? words[said]!() : null
}
