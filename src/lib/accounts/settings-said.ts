import { m } from '#lib/paraglide/messages.js'

const words: Readonly<Record<string, () => string>> = {
  'way-added': m.accounts_said_way_added,
  'way-removed': m.accounts_said_way_removed,
  'not-me': m.accounts_said_not_me,
  'account-kept': m.delete_kept,
  'passphrase-changed': m.accounts_said_passphrase_changed
}

/** What was just done, from the code in the address; null without one that we know. */
export function settingsSaid(url: URL): string | null {
  const code = url.searchParams.get('said') ?? ''
  return Object.hasOwn(words, code) ? words[code]!() : null // code is a key of words
}
