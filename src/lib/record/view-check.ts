import { describeAnswer } from './describe-answer.ts'
import { slugOf, type Answer } from './field.ts'
import { findNextQuestion } from './get-question.ts'
import type { OwnSection } from './own-record.server.ts'
import { sectionWords } from './section-words.ts'
import { sectionNames, sections, type SectionName } from './sections.ts'
import { words } from './words.ts'

/** All answers of a section, for its person to check. */
export interface CheckView {
  readonly section: SectionName
  readonly title: string
  readonly forWhat: string
  /** The first question, while nothing is answered. */
  readonly start: string | undefined
  /** `answer` is undefined for "not yet". */
  readonly rows: readonly {
    readonly href: string
    readonly label: string
    readonly answer: string | undefined
  }[]
  readonly complete: boolean
  readonly choose: string | undefined
  /** The section to tell next. */
  readonly following: { readonly href: string; readonly title: string } | undefined
}

/** For the server. */
export function viewCheck(section: SectionName, own: OwnSection | null): CheckView {
  const document = own?.document ?? {}
  const next = findNextQuestion(section, document)
  const following = sectionNames[sectionNames.indexOf(section) + 1]
  return {
    section,
    ...sectionWords(section),
    start: Object.keys(document).length === 0 && next ? `/me/record/${section}/${slugOf(next)}` : undefined,
    rows: sections[section].fields.map((field) => {
      const answer = document[field.name] as Answer | undefined
      return {
        href: `/me/record/${section}/${slugOf(field)}?change`,
        label: words(field.label),
        answer: answer === undefined ? undefined : describeAnswer(field, answer)
      }
    }),
    complete: next === null,
    choose: own?.waiting ? `/me/record/${section}/two-answers` : undefined,
    following: following && {
      href: following === 'goals' ? '/me/goals' : `/me/record/${following}`,
      title: sectionWords(following).title
    }
  }
}
