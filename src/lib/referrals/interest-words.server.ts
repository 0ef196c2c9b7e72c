import type { SeenOwnInterest } from './see-interest.server.ts'
import { noFilters, writeFilters } from '#lib/offers/filters.ts'
import type { Area } from '#lib/places/areas.ts'
import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Interest } from './find-interest.server.ts'
import {
  answerBy,
  isOverdue,
  isUnanswered,
  type InterestState,
  type NotAbleReason,
  type UsefulAnswer
} from './rules.ts'
import type { WaitingPlace } from './waiting-place.server.ts'

/** An interest in words for its person. For the server. */

const states: Record<Exclude<InterestState, 'WITHDRAWN'>, () => string> = {
  SENT: m.interests_state_sent,
  SEEN: m.interests_state_seen,
  ACCEPTED: m.interests_state_accepted,
  WAITING_LIST: m.interests_state_list,
  NOT_ABLE: m.interests_state_not_able,
  STARTED: m.interests_state_started,
  FINISHED: m.interests_state_finished
}

export function stateInWords(
  { state, withdrawnAt }: Pick<Interest, 'state' | 'withdrawnAt'>,
  now: number
): string {
  if (state !== 'WITHDRAWN') return states[state]()
  return m.interests_state_withdrawn({ day: dayInWords(withdrawnAt ?? now, now) })
}

/** By when an answer is due, or that it is late; null once there is one. */
export function answerDue(
  interest: Pick<Interest, 'state' | 'sentAt'>,
  now: number
): { readonly late: boolean; readonly words: string } | null {
  if (!isUnanswered(interest.state)) return null
  const day = dayInWords(answerBy(interest.sentAt), now)
  const late = isOverdue(interest, now)
  return { late, words: late ? m.interests_overdue({ day }) : m.interests_answer_by({ day }) }
}

/** Where other offers of the kind are: the same part of life, and the same area when there is only one. */
export function othersLike({
  offerPathways,
  offerAreas
}: Pick<Interest, 'offerPathways' | 'offerAreas'>): string {
  const [place] = offerAreas
  const query = writeFilters({
    ...noFilters,
    pathway: offerPathways[0] ?? null,
    place: offerAreas.length === 1 ? (place as Area) : null
  })
  return `/offers?${query}`
}

/** An honest word about the waiting list: the place as it is, and that nobody knows how long. */
export function placeInWords(place: WaitingPlace | null): string {
  const known = place ? m.interests_place({ number: place.number, of: place.of }) : m.interests_place_hidden()
  return `${known} ${m.interests_place_unknown()}`
}

const reasons: Record<NotAbleReason, () => string> = {
  full: m.interests_reason_full,
  'not-for': m.interests_reason_not_for,
  area: m.interests_reason_area,
  'other-help': m.interests_reason_other_help,
  other: () => ''
}

/** What the service said, line by line. */
export function answerLines({ reason, words }: NonNullable<SeenOwnInterest['answer']>): string[] {
  return [reason === null ? '' : reasons[reason](), words].filter((line) => line !== '')
}

const useful: Record<UsefulAnswer, () => string> = {
  yes: m.interests_useful_yes,
  'a-bit': m.interests_useful_a_bit,
  no: m.interests_useful_no
}

export const usefulInWords = (answer: UsefulAnswer): string => useful[answer]()
