import { m } from '#lib/paraglide/messages.js'

/**
 * The words for a problem with a form. Problems are turned into words here, on the server, so that the
 * browser never needs the whole message catalogue to look one up.
 *
 * @param key a key of the message catalogue; anything else (a schema that names no words for a field that
 *   never came) reads "Check this answer."
 */
export function problemWords(key: string): string {
  return Object.hasOwn(m, key) ? (m as unknown as Record<string, () => string>)[key]!() : m.ui_check_this()
}
