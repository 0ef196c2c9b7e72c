import { createHash } from 'node:crypto'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import { purposeWords } from './purpose-words.ts'
import type { Purpose } from './purposes.ts'
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

/**
 * Makes the notice that is shown before the yes and kept with it (UK GDPR 7(1)). The same facts give the
 * same text, so that the yes can be refused when anything changed between showing and saying.
 */
export function sharingNotice(facts: {
  readonly organisation: string
  readonly purpose: Purpose
  readonly sections: readonly string[]
  readonly untilDate: string
  readonly now: number
}): SharingNotice {
  const lines = [
    m.consent_notice_who({ organisation: facts.organisation }),
    m.consent_notice_why({ purpose: purposeWords(facts.purpose) }),
    ...facts.sections.map((section) => m.consent_notice_what({ section: sectionPhrase(section) })),
    m.consent_notice_until({ day: dayInWords(facts.untilDate, facts.now) }),
    m.consent_notice_stop(),
    m.consent_notice_refuse(),
    m.consent_limits()
  ]
  const text = lines.join('\n')
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  return { language: 'en', version: 'sharing-1', lines, text, sha256 }
}
