import { m } from '#lib/paraglide/messages.js'
import { invariant } from '#lib/access/refusal.ts'
import { sections, type SectionName } from './sections.ts'
import { words } from './words.ts'

/** Raised whenever the words change in meaning, not for a comma. */
const version = '1'

export interface SectionYesNotice {
  readonly question: string
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[]
}

/** What a person reads before they tell a `special` section. The page shows exactly this. For the server. */
export function sectionYesNotice(section: SectionName): SectionYesNotice {
  const { keeps, keepsWhy, phrase, flags } = sections[section]
  invariant(flags.includes('special') && keeps && keepsWhy, `${section} needs no yes of its own`)
  return {
    question: m.record_yes_question({ section: words(phrase) }),
    parts: [
      { heading: m.record_yes_what(), lines: [words(keeps)] },
      { heading: m.record_yes_why(), lines: [words(keepsWhy), m.record_yes_once()] },
      { heading: m.record_yes_who(), lines: [m.record_yes_who_text(), m.record_yes_who_not()] },
      { heading: m.record_yes_limits(), lines: [m.consent_limits()] },
      { heading: m.record_yes_back(), lines: [m.record_yes_back_text()] }
    ]
  }
}

/** The same words as one text, in the order of the page, with the words on the button last. */
export function sectionYesWords(section: SectionName): { language: string; version: string; text: string } {
  const { question, parts } = sectionYesNotice(section)
  const lines = parts.flatMap((part) => ['', part.heading, ...part.lines])
  return {
    language: 'en',
    version: `section-${version}`,
    text: [question, ...lines, '', m.record_yes_button()].join('\n')
  }
}
