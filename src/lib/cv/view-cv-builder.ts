import { m } from '#lib/paraglide/messages.js'
import { describeTold } from '#lib/record/describe-item.ts'
import { cvFields, cvLists as listFields } from '#lib/record/cv-fields.ts'
import { slugOf, type Told } from '#lib/record/field.ts'
import { homeOf } from '#lib/record/sections.ts'
import { sectionWords } from '#lib/record/section-words.ts'
import { words } from '#lib/record/words.ts'
import { cvLists, isEmptyCv, type CvList } from './cv.ts'
import type { OwnCv } from './get-cv.server.ts'
import type { CvChoice } from './make-cv.server.ts'

export interface CvBuilder {
  /** The questions about the CV itself, and the name while none is told. */
  readonly rows: readonly {
    readonly href: string
    readonly label: string
    readonly answer: string | undefined
  }[]
  readonly lists: readonly {
    readonly list: CvList
    readonly title: string
    readonly choices: readonly CvChoice[]
  }[]
  /** Where to begin, while nothing is told that a CV could show. */
  readonly begin: Hint | undefined
  /** Where to choose, while two answers about the CV wait for it. */
  readonly choose: Hint | undefined
  /** Gaps, and what to say of a court: only words and where to ask. Nothing works out a date. */
  readonly help: readonly { readonly title: string; readonly texts: readonly string[] }[]
  readonly links: readonly Link[]
}

interface Hint {
  readonly text: string
  readonly links: readonly Link[]
}

interface Link {
  readonly href: string
  readonly label: string
}

/** What the person may choose in their CV. For the server: the browser gets words. */
export function viewCvBuilder({ cv, choices, told, waiting }: OwnCv): CvBuilder {
  const lists = cvLists.map((list) => {
    const label = listFields.find(({ name }) => name === list)!.label // each list is a field
    return { list, title: words(label), choices: choices[list] }
  })
  const name = {
    href: '/me/record/identity/legal-name?change',
    label: m.record_legal_name(),
    answer: undefined
  }
  const empty = isEmptyCv(cv) && lists.every((one) => one.choices.length === 0)
  return {
    rows: [
      ...(cv.name ? [] : [name]),
      ...cvFields.map((field) => {
        const answer = told.cv[field.name] as Told | undefined
        return {
          href: `/me/record/cv/${slugOf(field)}?change`,
          label: words(field.label),
          answer: answer === undefined ? undefined : describeTold(field, answer)
        }
      })
    ],
    lists: lists.filter((one) => one.choices.length > 0),
    begin: empty ? { text: m.cv_empty(), links: beginnings } : undefined,
    choose: waiting
      ? {
          text: m.record_two_waiting(),
          links: [{ href: '/me/record/cv/two-answers', label: m.record_choose_now() }]
        }
      : undefined,
    help: [
      { title: m.cv_gaps_title(), texts: [m.cv_gaps_text(), m.cv_gaps_inside()] },
      { title: m.cv_tell_title(), texts: [m.cv_tell_text(), m.cv_tell_ask(), m.cv_tell_where()] }
    ],
    links: [
      { href: '/me/cv/bring-in', label: m.cv_bring_link() },
      ...(Object.keys(told.cv).length > 0
        ? [{ href: '/me/record/cv/what-changed', label: m.record_changes_link() }]
        : [])
    ]
  }
}

const beginnings = (['work', 'qualifications'] as const).map((section) => ({
  href: homeOf(section),
  label: sectionWords(section).title
}))
