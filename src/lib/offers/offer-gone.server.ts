import type { ErrorInWords } from '#lib/access/refusal-words.server.ts'
import { m } from '#lib/paraglide/messages.js'

/** What a link to an offer says that nobody sees now: the same whether it ended, waits, or never was. */
export function offerGone(): ErrorInWords {
  const words = { title: m.offers_gone_title(), text: m.offers_gone_text(), next: 'offers' } as const
  return { message: 'not-found', words }
}
