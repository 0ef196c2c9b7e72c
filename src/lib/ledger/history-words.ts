import { purposeWords } from '#lib/consent/purpose-words.ts'
import { sectionList } from '#lib/consent/sharing-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { ChainRow, HistoryDetail, HistoryEvent } from './rules.ts'

/** One line of the person's history, in words. */
export interface HistoryLine {
  readonly seq: number
  readonly when: string
  readonly text: string
  /** Why, or the words a worker gave; null when there is nothing more to say. */
  readonly more: string | null
  /** Whose doing it was; it picks the picture. */
  readonly kind: 'looked' | 'tried' | 'mine' | 'theirs'
}

/** For the server: what happened, in plain words. Null for a row whose words were erased. */
export function historyLine(row: ChainRow, now: number): HistoryLine | null {
  const { detail } = row
  if (!detail) return null
  return {
    seq: row.seq,
    when: m.history_when({ day: dayInWords(row.at, now), time: timeInWords(row.at) }),
    text: lines[detail.what](detail),
    more: moreWords(detail),
    kind: kindOf(detail)
  }
}

const lines: Record<HistoryEvent, (detail: HistoryDetail) => string> = {
  looked: (detail) =>
    detail.allowed
      ? m.history_looked({ ...worker(detail), sections: sectionList(detail.sections) })
      : m.history_tried(worker(detail)),
  gave: (detail) => m.history_gave({ sections: sectionList(detail.sections) }),
  stopped: (detail) => m.history_stopped({ sections: sectionList(detail.sections) }),
  paused: (detail) =>
    detail.actor.kind === 'waymark'
      ? m.history_paused_restore({ sections: sectionList(detail.sections) })
      : m.history_paused({ sections: sectionList(detail.sections) }),
  resumed: (detail) => m.history_resumed({ sections: sectionList(detail.sections) }),
  'kept-going': (detail) => m.history_kept({ sections: sectionList(detail.sections) }),
  replaced: () => m.history_replaced(),
  ended: (detail) => m.history_ended({ sections: sectionList(detail.sections) }),
  'paused-everything': () => m.history_paused_everything(),
  'resumed-everything': () => m.history_resumed_everything(),
  'took-on': (detail) => m.history_took_on(worker(detail)),
  'took-over': (detail) => m.history_took_over(worker(detail))
}

function worker({ actor }: HistoryDetail): { name: string; organisation: string } {
  return actor.kind === 'worker' ? actor : { name: '', organisation: '' }
}

function moreWords(detail: HistoryDetail): string | null {
  if (detail.reason) return m.history_reason({ reason: detail.reason })
  if (detail.what === 'looked' && detail.allowed && detail.purpose) {
    return m.history_why({ purpose: purposeWords(detail.purpose) })
  }
  return null
}

function kindOf(detail: HistoryDetail): HistoryLine['kind'] {
  if (detail.what === 'looked') return detail.allowed ? 'looked' : 'tried'
  return detail.actor.kind === 'person' ? 'mine' : 'theirs'
}
