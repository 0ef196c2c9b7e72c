import { m } from '#lib/paraglide/messages.js'

/**
 * What a browser says about a passkey, by the codes of SimpleWebAuthn and the names of its causes, in
 * words for people. One table: `NotAllowedError` is what every browser says for "stopped" and "too late".
 */
const words: Readonly<Record<string, () => string>> = {
  NotAllowedError: m.accounts_key_problem_stopped,
  ERROR_CEREMONY_ABORTED: m.accounts_key_problem_stopped,
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: m.accounts_key_problem_known,
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: m.accounts_key_problem_cannot,
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: m.accounts_key_problem_no_lock,
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG: m.accounts_key_problem_cannot,
  ERROR_INVALID_DOMAIN: m.accounts_key_problem_address,
  ERROR_INVALID_RP_ID: m.accounts_key_problem_address,
  TypeError: m.accounts_key_problem_signal
}

export function passkeyProblem(cause: unknown): string {
  if (!(cause instanceof Error)) return m.accounts_key_problem_other()
  if (typeof PublicKeyCredential === 'undefined') return m.accounts_key_problem_cannot()
  const inner = cause.cause instanceof Error ? cause.cause.name : ''
  const code = 'code' in cause ? String(cause.code) : ''
  const found = [code, inner, cause.name].find((name) => Object.hasOwn(words, name))
  return found ? words[found]!() : m.accounts_key_problem_other() // found is a key of words
}
