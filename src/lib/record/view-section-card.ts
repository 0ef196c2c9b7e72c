import { m } from '#lib/paraglide/messages.js'
import { slugOf } from './field.ts'
import { findNextQuestion } from './get-question.ts'
import { goalsIn } from './goals.ts'
import type { OwnSection } from './own-record.server.ts'
import { sectionWords } from './section-words.ts'
import type { SectionDocument, SectionName } from './sections.ts'
import { words } from './words.ts'

/** One section on the page of the whole record: never how much is missing, only what is there. */
export interface SectionCardView {
  readonly section: SectionName
  readonly title: string
  readonly forWhat: string
  readonly state: string
  /** The question to answer next. */
  readonly next: string | undefined
  readonly go: { readonly href: string; readonly words: string }
  /** All answers, once there are some. */
  readonly all: string | undefined
  /** Where the person chooses between two answers. */
  readonly choose: string | undefined
}

/** For the server. */
export function viewSectionCard(section: SectionName, own: OwnSection | null): SectionCardView {
  const document = own?.document ?? {}
  return {
    section,
    ...sectionWords(section),
    choose: own?.waiting ? `/me/record/${section}/two-answers` : undefined,
    ...(section === 'goals' ? viewGoals(document) : viewAnswers(section, document))
  }
}

type Progress = Pick<SectionCardView, 'state' | 'next' | 'go' | 'all'>

function viewAnswers(section: SectionName, document: SectionDocument): Progress {
  const count = Object.keys(document).length
  const next = findNextQuestion(section, document)
  const check = `/me/record/${section}`
  if (!next) {
    const go = { href: check, words: m.record_look() }
    return { state: m.record_answered_all(), next: undefined, go, all: undefined }
  }
  const go = { href: `${check}/${slugOf(next)}`, words: count === 0 ? m.record_start() : m.record_go_on() }
  const question = m.record_next_question({ question: words(next.question) })
  const all = count === 0 ? undefined : check
  return { state: countWords(count), next: question, go, all }
}

function countWords(count: number): string {
  if (count === 0) return m.record_not_yet()
  return count === 1 ? m.record_answered_one() : m.record_answered_many({ count })
}

function viewGoals(document: SectionDocument): Progress {
  const count = goalsIn(document).filter(({ status }) => status !== 'ARCHIVED').length
  const state = count === 1 ? m.record_goals_one() : m.record_goals_many({ count })
  return {
    state: count === 0 ? m.record_not_yet() : state,
    next: undefined,
    go: { href: '/me/goals', words: count === 0 ? m.record_start() : m.record_look() },
    all: undefined
  }
}
