import { m } from '#lib/paraglide/messages.js'
import type { WordsKey } from './field.ts'
import { filesIn } from './files-in.ts'
import { findNextQuestion } from './get-question.ts'
import { goalsIn } from './goals.ts'
import type { OwnSection } from './own-record.server.ts'
import { sectionWords } from './section-words.ts'
import {
  homeOf,
  sectionGroups,
  sectionNames,
  sections,
  type SectionDocument,
  type SectionGroup,
  type SectionName
} from './sections.ts'
import { thingsIn } from './things.ts'
import { words } from './words.ts'

/** One section on the page of the whole record: never how much is missing, only what is there. */
export interface SectionRow {
  readonly section: SectionName
  readonly title: string
  readonly state: string
  readonly told: boolean
  readonly href: string
  /** Two answers wait for the person to choose. */
  readonly choose: boolean
}

export interface RecordGroup {
  readonly group: SectionGroup
  readonly title: string
  readonly rows: readonly SectionRow[]
}

const titles: Record<SectionGroup, WordsKey> = {
  me: 'record_group_me',
  home: 'record_group_home',
  work: 'record_group_work',
  health: 'record_group_health',
  'way-out': 'record_group_way_out'
}

/** The whole record, in few groups. For the server. */
export function viewRecord(own: Readonly<Record<SectionName, OwnSection | null>>): RecordGroup[] {
  return sectionGroups.map((group) => ({
    group,
    title: words(titles[group]),
    rows: sectionNames
      .filter((section) => sections[section].group === group)
      .map((section) => viewSectionRow(section, own[section]))
  }))
}

export function viewSectionRow(section: SectionName, own: OwnSection | null): SectionRow {
  const document = own?.document ?? {}
  const count = countIn(section, document)
  const choose = Boolean(own?.waiting)
  return {
    section,
    title: sectionWords(section).title,
    state: choose ? m.record_two_waiting() : stateWords(section, document, count),
    told: count > 0,
    href: choose ? `/me/record/${section}/two-answers` : homeOf(section),
    choose
  }
}

function stateWords(section: SectionName, document: SectionDocument, count: number): string {
  if (count === 0) return m.record_not_yet()
  if (section === 'goals') return count === 1 ? m.record_goals_one() : m.record_goals_many({ count })
  if (section === 'wheel') return count === 1 ? m.wheel_count_one() : m.wheel_count_many({ count })
  if (section === 'letter') return count === 1 ? m.record_letter_one() : m.record_letter_many({ count })
  if (!findNextQuestion(section, document)) return m.record_answered_all()
  return count === 1 ? m.record_answered_one() : m.record_answered_many({ count })
}

function countIn(section: SectionName, document: SectionDocument): number {
  if (section === 'goals') return countGoals(document)
  if (section === 'wheel') return thingsIn(document, 'looks').length
  if (section === 'letter') return filesIn(section, document).length
  const names = sections[section].lists?.map(({ name }) => name) ?? []
  return Object.keys(document).filter((name) => !names.includes(name)).length
}

function countGoals(document: SectionDocument): number {
  return goalsIn(document).filter(({ status }) => status !== 'ARCHIVED').length
}
