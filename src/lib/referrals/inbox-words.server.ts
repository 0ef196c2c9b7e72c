import { personCode } from '#lib/consent/people-words.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { InboxRow } from './list-inbox.server.ts'
import { daysSince, isOverdue, isUnanswered, type InterestState, type NotAbleReason } from './rules.ts'

/** One line of the inbox, in words. For the server. */
export interface InboxLine {
  readonly id: string
  readonly code: string
  readonly offerTitle: string
  readonly when: string
  readonly late: string | null
  readonly who: string
  readonly open: string
}

const states: Record<InterestState, () => string> = {
  SENT: m.org_inbox_state_sent,
  SEEN: m.org_inbox_state_seen,
  ACCEPTED: m.org_inbox_state_accepted,
  WAITING_LIST: m.org_inbox_state_list,
  NOT_ABLE: m.org_inbox_state_not_able,
  STARTED: m.org_inbox_state_started,
  FINISHED: m.org_inbox_state_finished,
  WITHDRAWN: m.org_inbox_state_withdrawn
}

export const stateForService = (state: InterestState): string => states[state]()

export function inboxLine(row: InboxRow, now: number): InboxLine {
  const code = personCode(row.ref)
  return {
    id: row.id,
    code: m.org_inbox_code({ code }),
    offerTitle: row.offerTitle,
    when: isUnanswered(row.state) ? waitingWords(row.sentAt, now) : sinceWords(row, now),
    late: isOverdue(row, now) ? m.org_inbox_late() : null,
    who: whoWords(row),
    open: m.org_inbox_open_what({ code, offer: row.offerTitle })
  }
}

/** How long somebody has waited, in days as people count them. */
export function waitingWords(sentAt: number, now: number): string {
  const days = daysSince(sentAt, now)
  if (days === 0) return m.org_inbox_today()
  return days === 1 ? m.org_inbox_one_day() : m.org_inbox_days({ days })
}

function sinceWords({ state, sentAt }: InboxRow, now: number): string {
  const day = dayInWords(sentAt, now)
  if (state === 'WAITING_LIST') return m.org_inbox_listed_since({ day })
  return `${stateForService(state)}. ${m.org_inbox_since({ day })}`
}

function whoWords({ named, assigned }: InboxRow): string {
  if (named) return m.org_inbox_only_you()
  if (assigned === 'me') return m.org_inbox_for_me()
  return assigned === 'nobody' ? m.org_inbox_for_nobody() : m.org_inbox_for_name({ name: assigned.name })
}

/** Reasons for a no, as the service chooses among them. */
export const reasonTitles: Record<NotAbleReason, () => string> = {
  full: m.org_inbox_reason_full,
  'not-for': m.org_inbox_reason_not_for,
  area: m.org_inbox_reason_area,
  'other-help': m.org_inbox_reason_other_help,
  other: m.org_inbox_reason_other
}

/** Words that are ready for the two answers that need none. */
export const readyWords = {
  accept: { first: m.org_inbox_ready_accept_first, second: m.org_inbox_ready_accept_second },
  'put-on-list': { first: m.org_inbox_ready_list_first, second: m.org_inbox_ready_list_second }
} as const

/** Messages that are ready to send. */
export const quickReplies = {
  got: m.org_messages_quick_got,
  call: m.org_messages_quick_call,
  come: m.org_messages_quick_come
} as const
export type QuickReply = keyof typeof quickReplies
