import { purposeWords } from '#lib/consent/purpose-words.ts'
import { sectionList } from '#lib/consent/sharing-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import type { ChainRow, HistoryDetail, HistoryEvent, HistoryParty } from './rules.ts'

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
      ? m.history_looked({ who: doer(detail), sections: sectionList(detail.sections) })
      : m.history_tried({ who: doer(detail) }),
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
  'took-on': (detail) => m.history_took_on({ who: doer(detail) }),
  'took-over': (detail) => m.history_took_over({ who: doer(detail) }),
  asked: (detail) => m.history_asked({ who: doer(detail), sections: sectionList(detail.sections) }),
  refused: (detail) => m.history_refused({ who: other(detail) }),
  'left-for-now': (detail) => m.history_left_for_now({ who: other(detail) }),
  'took-back-request': (detail) => m.history_took_back_request({ who: doer(detail) }),
  froze: (detail) => m.history_froze({ sections: sectionList(detail.sections) }),
  narrowed: () => m.history_narrowed(),
  blocked: (detail) => m.history_blocked({ who: other(detail) }),
  unblocked: (detail) => m.history_unblocked({ who: other(detail) }),
  changed: (detail) => m.history_changed({ sections: sectionList(detail.sections) }),
  renewed: (detail) => m.history_renewed({ sections: sectionList(detail.sections) }),
  suggested: (detail) => m.history_suggested({ who: doer(detail), sections: sectionList(detail.sections) }),
  'accepted-suggestion': (detail) => m.history_accepted_suggestion({ who: other(detail) }),
  'declined-suggestion': (detail) => m.history_declined_suggestion({ who: other(detail) }),
  complained: () => m.history_complained(),
  invited: (detail) => m.history_invited({ who: other(detail) }),
  'confirmed-supporter': (detail) => m.history_confirmed_supporter({ who: other(detail) }),
  'supporter-refused': (detail) => m.history_supporter_refused({ who: doer(detail) }),
  'supporter-left': (detail) => m.history_supporter_left({ who: doer(detail) }),
  'ended-supporter': (detail) => m.history_ended_supporter({ who: other(detail) }),
  'told-service': (detail) => m.history_told_service({ who: other(detail) }),
  'service-answered': (detail) => m.history_service_answered({ who: doer(detail) })
}

/** Whose doing it was, at the start of a sentence. */
function doer({ actor }: HistoryDetail): string {
  switch (actor.kind) {
    case 'person':
      return m.history_who_you()
    case 'waymark':
    case 'steward':
      return m.history_who_waymark()
    default:
      return named(actor)
  }
}

/** Whom it was with, in the middle of a sentence. */
function other({ party }: HistoryDetail): string {
  return party ? named(party) : m.history_who_somebody()
}

function named(who: HistoryParty): string {
  switch (who.kind) {
    case 'organisation':
      return who.organisation
    case 'worker':
      return m.history_who_worker({ name: who.name, organisation: who.organisation })
    case 'supporter':
      return who.name
  }
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
