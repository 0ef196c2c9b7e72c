import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { Came } from './came.ts'
import { changedAnswers, comesBack, type ChangedAnswer } from './changed-answers.ts'
import type { SectionChange } from './list-changes.server.ts'
import type { SectionName } from './sections.ts'

/** One save in words: when, how it came about, and what it changed. */
export interface ChangeView {
  readonly version: number
  /** "Friday 5 June, 2:30pm". */
  readonly when: string
  readonly how: string
  /** Who was with them, as they said; empty when they said nothing. */
  readonly company: string
  /** Said when two answers waited for a choice, or wait. */
  readonly choice: string | undefined
  readonly answers: readonly (ChangedAnswer & {
    /** The version that an old answer is brought back from; none where nothing was there before. */
    readonly bringBack: number | undefined
  })[]
}

const choices: Record<SectionChange['standing'], (() => string) | undefined> = {
  kept: undefined,
  waiting: m.record_changes_waiting,
  settled: m.record_changes_settled
}

/** For the server. */
export function viewChange(section: SectionName, change: SectionChange, now: number): ChangeView {
  const { version, at, standing, came, before, beforeVersion, after } = change
  return {
    version,
    when: m.record_changes_when({ day: dayInWords(at, now), time: timeInWords(at) }),
    how: howWords(came),
    company: came?.with ?? '',
    choice: choices[standing]?.(),
    answers: changedAnswers(section, before, after).map((answer) => ({
      ...answer,
      bringBack: isOld(section, standing, answer) ? beforeVersion : undefined
    }))
  }
}

function isOld(section: SectionName, standing: SectionChange['standing'], answer: ChangedAnswer): boolean {
  return standing === 'kept' && answer.before !== undefined && comesBack(section, answer.field)
}

function howWords(came: Came | null): string {
  const where = came?.shared ? m.record_changes_shared() : undefined
  const company = came?.with === undefined ? undefined : m.record_changes_with({ who: came.with })
  return [fromWords(came?.from), where, company].filter(Boolean).join(' ')
}

function fromWords(from: Came['from']): string {
  if (!from) return m.record_changes_you()
  if (from.how === 'suggested') {
    return m.record_changes_suggested({ name: from.by.name, organisation: from.by.organisation })
  }
  return {
    file: m.record_changes_file,
    badge: m.record_changes_badge,
    copy: m.record_changes_copy,
    earlier: m.record_changes_earlier
  }[from.how]()
}
