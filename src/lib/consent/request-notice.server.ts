import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { makeNotice, type SharingNotice } from './notice.server.ts'
import { purposeWords } from './purpose-words.ts'
import type { AccessKind } from './rules.ts'
import { sectionPhrase } from './section-phrases.ts'

/** What a service asks for, by the names that the person knows. */
export interface RequestFacts {
  readonly worker: string
  readonly organisation: string
  readonly purpose: string
  readonly needed: readonly string[]
  readonly optional: readonly string[]
  readonly access: AccessKind
  /** ISO date. */
  readonly untilDate: string
}

/**
 * The words of a request, kept with it by their hash. The service's own words (what happens on a no, a note)
 * are not among them: they may tell something about the person, so they are kept sealed beside it.
 */
export function requestNotice(facts: RequestFacts, now: number): SharingNotice {
  return makeNotice('request-1', requestLines(facts, now))
}

/** The same lines for the page. */
export function requestLines(facts: RequestFacts, now: number): string[] {
  const { worker, organisation, purpose, needed, optional, access, untilDate } = facts
  return [
    m.consent_request_who({ worker, organisation }),
    m.consent_request_why({ purpose: purposeWords(purpose) }),
    ...needed.map((section) => m.consent_request_needs({ section: sectionPhrase(section) })),
    ...optional.map((section) => m.consent_request_would_like({ section: sectionPhrase(section) })),
    access === 'suggest' ? m.consent_request_suggest() : m.consent_request_look(),
    m.consent_request_until({ day: dayInWords(untilDate, now) })
  ]
}
