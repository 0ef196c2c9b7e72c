import { purposeWords } from '#lib/consent/purpose-words.ts'
import { sectionList } from '#lib/consent/sharing-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import { withWhom, type Who } from './who.ts'
import type { ChainRow, HistoryDetail, HistoryEvent, HistoryParty } from './rules.ts'

/** One line of the person's history, in words. */
export interface HistoryLine {
  readonly seq: number
  readonly day: string
  readonly time: string
  /** Day and time in one. */
  readonly when: string
  readonly text: string
  /** Why, or the words a worker gave; null when there is nothing more to say. */
  readonly more: string | null
  /** Whose doing it was; it picks the picture. */
  readonly kind: 'looked' | 'tried' | 'mine' | 'theirs'
}

/**
 * For the server: what happened, in plain words. Null for a row whose words were erased.
 *
 * @param recipients whom each yes is for, by its id, for older rows that name only the yes
 */
export function historyLine(
  row: ChainRow,
  now: number,
  recipients: ReadonlyMap<string, Who> = new Map()
): HistoryLine | null {
  const { detail } = row
  if (!detail) return null
  const day = dayInWords(row.at, now)
  const time = timeInWords(row.at)
  const words = {
    who: doer(detail),
    other: other(detail, recipients),
    sections: sectionList(detail.sections),
    allowed: detail.allowed,
    byWaymark: detail.actor.kind === 'waymark'
  }
  return {
    seq: row.seq,
    day,
    time,
    when: m.history_when({ day, time }),
    text: lines[detail.what](words),
    more: moreWords(detail),
    kind: kindOf(detail)
  }
}

interface Words {
  /** Whose doing it was, to begin a sentence with. */
  readonly who: string
  /** Whom it was with. */
  readonly other: string
  readonly sections: string
  readonly allowed: boolean
  readonly byWaymark: boolean
}

const lines: Record<HistoryEvent, (words: Words) => string> = {
  looked: (words) => (words.allowed ? m.history_looked(words) : m.history_tried(words)),
  gave: m.history_gave,
  stopped: m.history_stopped,
  paused: (words) => (words.byWaymark ? m.history_paused_restore(words) : m.history_paused(words)),
  resumed: m.history_resumed,
  'kept-going': m.history_kept,
  replaced: m.history_replaced,
  ended: m.history_ended,
  'paused-everything': () => m.history_paused_everything(),
  'resumed-everything': () => m.history_resumed_everything(),
  'took-on': m.history_took_on,
  'took-over': m.history_took_over,
  asked: m.history_asked,
  refused: m.history_refused,
  'left-for-now': m.history_left_for_now,
  'took-back-request': m.history_took_back_request,
  froze: m.history_froze,
  narrowed: m.history_narrowed,
  blocked: m.history_blocked,
  unblocked: m.history_unblocked,
  changed: m.history_changed,
  renewed: m.history_renewed,
  suggested: m.history_suggested,
  'accepted-suggestion': m.history_accepted_suggestion,
  'declined-suggestion': m.history_declined_suggestion,
  'opened-file': m.history_opened_file,
  'saw-paper': m.history_saw_paper,
  complained: () => m.history_complained(),
  invited: m.history_invited,
  'confirmed-supporter': m.history_confirmed_supporter,
  'supporter-refused': m.history_supporter_refused,
  'supporter-left': m.history_supporter_left,
  'ended-supporter': m.history_ended_supporter,
  'told-service': m.history_told_service,
  'service-answered': m.history_service_answered
}

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

function other(detail: HistoryDetail, recipients: ReadonlyMap<string, Who>): string {
  if (detail.party) return named(detail.party)
  return withWhom(detail, recipients)?.name ?? m.history_who_somebody()
}

function named(who: HistoryParty): string {
  switch (who.kind) {
    case 'organisation':
      return who.organisation
    case 'worker':
      return m.history_who_worker({ name: who.name, organisation: who.organisation })
    case 'supporter':
      // Not one that this person asked in: the reference they tried was for somebody else.
      return who.name || m.history_who_unknown()
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
  if (detail.actor.kind === 'person') return 'mine'
  return detail.what === 'opened-file' ? 'looked' : 'theirs'
}

/** The lines under the day that they happened on, in the order that they come. */
export function byDay(lines: readonly HistoryLine[]): { day: string; lines: HistoryLine[] }[] {
  const days: { day: string; lines: HistoryLine[] }[] = []
  for (const line of lines) {
    const last = days.at(-1)
    if (last?.day === line.day) last.lines.push(line)
    else days.push({ day: line.day, lines: [line] })
  }
  return days
}

/** Whom a line can be chosen by. */
export function whoWords({ key, name }: Who): string {
  if (name === '') return m.history_who_unknown()
  return name ?? (key === 'you' ? m.history_filter_you() : m.history_filter_waymark())
}
