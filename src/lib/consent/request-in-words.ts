import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { OwnRequest } from './own-requests.server.ts'
import { purposeWords } from './purpose-words.ts'

/** One request in a list of the person's, in words. For the server. */
export function askedInWords(
  request: OwnRequest,
  now: number
): { requestId: string; organisation: string; words: string; waits: string } {
  const day = dayInWords(request.lapsesAt, now)
  return {
    requestId: request.requestId,
    organisation: request.organisationName,
    words: m.consent_asked_line({
      organisation: request.organisationName,
      purpose: purposeWords(request.purpose)
    }),
    waits: request.status === 'deferred' ? m.consent_asked_deferred({ day }) : m.consent_asked_waits({ day })
  }
}
