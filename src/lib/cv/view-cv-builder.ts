import { m } from '#lib/paraglide/messages.js'
import { describeTold } from '#lib/record/describe-item.ts'
import { cvFields, cvLists as listFields } from '#lib/record/cv-fields.ts'
import { slugOf, type Told } from '#lib/record/field.ts'
import { words } from '#lib/record/words.ts'
import { cvLists, isEmptyCv, type CvList } from './cv.ts'
import type { OwnCv } from './get-cv.server.ts'
import type { CvChoice } from './make-cv.server.ts'

export interface CvBuilder {
  /** The questions about the CV itself. */
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
  /** Nothing is told that a CV could show. */
  readonly empty: boolean
  readonly nameless: boolean
  /** Gaps, and what to say of a court: only words and where to ask. Nothing works out a date. */
  readonly help: readonly { readonly title: string; readonly texts: readonly string[] }[]
  readonly choose: string | undefined
}

/** What the person may choose in their CV. For the server. */
export function viewCvBuilder({ cv, choices, told, waiting }: OwnCv): CvBuilder {
  const lists = cvLists.map((list) => {
    const label = listFields.find(({ name }) => name === list)!.label // each list is a field
    return { list, title: words(label), choices: choices[list] }
  })
  return {
    rows: cvFields.map((field) => {
      const answer = told.cv[field.name] as Told | undefined
      return {
        href: `/me/record/cv/${slugOf(field)}?change`,
        label: words(field.label),
        answer: answer === undefined ? undefined : describeTold(field, answer)
      }
    }),
    lists: lists.filter((one) => one.choices.length > 0),
    empty: isEmptyCv(cv) && lists.every((one) => one.choices.length === 0),
    nameless: cv.name === '',
    help: [
      { title: m.cv_gaps_title(), texts: [m.cv_gaps_text(), m.cv_gaps_inside()] },
      { title: m.cv_tell_title(), texts: [m.cv_tell_text(), m.cv_tell_ask(), m.cv_tell_where()] }
    ],
    choose: waiting ? '/me/record/cv/two-answers' : undefined
  }
}
