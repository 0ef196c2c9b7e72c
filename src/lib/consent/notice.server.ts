import { createHash } from 'node:crypto'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { purposeWords } from './purpose-words.ts'
import type { Purpose } from './purposes.ts'
import type { AccessKind } from './rules.ts'
import { sectionPhrase } from './section-phrases.ts'

/** The exact words of one yes: language (BCP 47), version of the wording, UTF-8 text. */
export interface SharingNotice {
  readonly language: string
  readonly version: string
  readonly lines: readonly string[]
  readonly text: string
  /** Of `text`, lower-case hex. */
  readonly sha256: string
}

/** Whom it is for, by the names that the person knows. */
export type NamedRecipient =
  | { readonly kind: 'organisation'; readonly organisation: string }
  | { readonly kind: 'worker'; readonly name: string; readonly organisation: string }
  | { readonly kind: 'supporter'; readonly name: string }

/**
 * Makes the notice that is shown before the yes and kept with it (UK GDPR 7(1)). The same facts give the
 * same text, so that the yes can be refused when anything changed between showing and saying.
 */
export function sharingNotice(facts: {
  readonly recipient: NamedRecipient
  readonly purpose: Purpose
  readonly sections: readonly string[]
  readonly access: AccessKind
  /** ISO date; null when it starts now. */
  readonly fromDate: string | null
  readonly untilDate: string
  readonly now: number
}): SharingNotice {
  const { recipient, now } = facts
  return makeNotice('sharing-2', [
    whoWords(recipient),
    m.consent_notice_why({ purpose: purposeWords(facts.purpose) }),
    ...facts.sections.map((section) => m.consent_notice_what({ section: sectionPhrase(section) })),
    ...(facts.access === 'suggest' ? [m.consent_notice_suggest()] : []),
    ...(facts.fromDate === null ? [] : [m.consent_notice_from({ day: dayInWords(facts.fromDate, now) })]),
    m.consent_notice_until({ day: dayInWords(facts.untilDate, now) }),
    m.consent_notice_stop(),
    recipient.kind === 'supporter' ? m.consent_notice_refuse_family() : m.consent_notice_refuse(),
    m.consent_limits()
  ])
}

function whoWords(recipient: NamedRecipient): string {
  switch (recipient.kind) {
    case 'organisation':
      return m.consent_notice_who({ organisation: recipient.organisation })
    case 'worker':
      return m.consent_notice_who_worker(recipient)
    case 'supporter':
      return m.consent_notice_who({ organisation: recipient.name })
  }
}

/** A notice of these lines in English. */
export function makeNotice(version: string, lines: readonly string[]): SharingNotice {
  const text = lines.join('\n')
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  return { language: 'en', version, lines, text, sha256 }
}
