import { m } from '#lib/paraglide/messages.js'
import { helpForSupporterWords } from './help-words.ts'
import type { HelpKind } from './rules.ts'

/** An offer of help as its sender sees it. For the server. */
export function viewHelp({ kind, said }: { readonly kind: HelpKind; readonly said: 'sent' | 'yes' }) {
  return {
    kind,
    words: helpForSupporterWords(kind),
    said: said === 'yes' ? m.family_help_yes() : m.family_help_sent(),
    wasTaken: said === 'yes'
  }
}
