import { describeTold } from './describe-item.ts'
import { slugOf, type Told } from './field.ts'
import { findNextQuestion } from './get-question.ts'
import type { OwnSection } from './own-record.server.ts'
import { sectionWords } from './section-words.ts'
import { homeOf, sectionNames, sections, type SectionName } from './sections.ts'
import { words } from './words.ts'

/** All answers of a section, for its person to check. */
export interface CheckView {
  readonly section: SectionName
  readonly title: string
  readonly forWhat: string
  /** Where it begins, while nothing is answered: the first question, or the yes that comes before it. */
  readonly start: string | undefined
  /** The first question without an answer, once there are some. */
  readonly next: { readonly href: string; readonly question: string } | undefined
  /** `answer` is undefined for "not yet". */
  readonly rows: readonly {
    readonly href: string
    readonly label: string
    readonly answer: string | undefined
  }[]
  readonly complete: boolean
  /** How many questions it asks. */
  readonly count: number
  readonly choose: string | undefined
  /** Where the yes to a special section is taken back, while it stands. */
  readonly takeBack: string | undefined
  /** The section to tell next. */
  readonly following: { readonly href: string; readonly title: string } | undefined
}

/** For the server. `may` says whether the section may keep anything (`may-tell.server.ts`). */
export function viewCheck(section: SectionName, own: OwnSection | null, may: boolean): CheckView {
  const document = own?.document ?? {}
  const { fields, lists = [] } = sections[section]
  const home = `/me/record/${section}`
  const next = findNextQuestion(section, document)
  const href = next ? `${home}/${slugOf(next)}` : home
  const empty = Object.keys(document).length === 0
  const following = sectionNames[sectionNames.indexOf(section) + 1]
  return {
    section,
    ...sectionWords(section),
    start: empty ? (may ? href : `${home}/yes`) : undefined,
    next: next && !empty ? { href, question: words(next.question) } : undefined,
    rows: [...fields, ...lists.filter(({ each }) => each?.home)].map((field) => {
      const told = document[field.name] as Told | undefined
      return {
        href: field.each?.home ?? `${home}/${slugOf(field)}?change`,
        label: words(field.label),
        answer: told === undefined ? undefined : describeTold(field, told)
      }
    }),
    complete: next === null,
    count: fields.length,
    choose: own?.waiting ? `${home}/two-answers` : undefined,
    takeBack: may && sections[section].flags.includes('special') ? `${home}/take-back` : undefined,
    following: following && {
      href: homeOf(following),
      title: sectionWords(following).title
    }
  }
}
