import { workingDaysAfter } from '#lib/journey/working-days.ts'
import { isoDay } from '#lib/ui/dates.ts'

/** "I am interested", as pure rules: the states, who may do what in which, and when an answer is due. */

/** From "I am interested" to the end of the help. `WITHDRAWN` is the person's, as long as it is not over. */
export const interestStates = [
  'SENT',
  'SEEN',
  'ACCEPTED',
  'WAITING_LIST',
  'NOT_ABLE',
  'STARTED',
  'FINISHED',
  'WITHDRAWN'
] as const
export type InterestState = (typeof interestStates)[number]

export type InterestParty = 'person' | 'service'

/**
 * What may happen to an interest: by whom, in which states, and what it is then. The same table makes the
 * buttons. Test: `rules.test.ts`, every cell.
 */
export const interestActions = {
  /** Somebody at the service opened it. */
  see: { by: 'service', from: ['SENT'], to: 'SEEN' },
  accept: { by: 'service', from: ['SENT', 'SEEN', 'WAITING_LIST'], to: 'ACCEPTED' },
  'put-on-list': { by: 'service', from: ['SENT', 'SEEN'], to: 'WAITING_LIST' },
  'say-not-able': { by: 'service', from: ['SENT', 'SEEN', 'ACCEPTED', 'WAITING_LIST'], to: 'NOT_ABLE' },
  start: { by: 'service', from: ['SENT', 'SEEN', 'ACCEPTED', 'WAITING_LIST'], to: 'STARTED' },
  finish: { by: 'service', from: ['STARTED'], to: 'FINISHED' },
  withdraw: { by: 'person', from: ['SENT', 'SEEN', 'ACCEPTED', 'WAITING_LIST', 'STARTED'], to: 'WITHDRAWN' }
} as const satisfies Record<
  string,
  { readonly by: InterestParty; readonly from: readonly InterestState[]; readonly to: InterestState }
>

export type InterestAction = keyof typeof interestActions
/** What a service says to the person. */
export type Answer = 'accept' | 'put-on-list' | 'say-not-able'

/** Whether this party may do that in this state. */
export function canDo(by: InterestParty, action: InterestAction, state: InterestState): boolean {
  const rule = interestActions[action]
  const from: readonly InterestState[] = rule.from
  return rule.by === by && from.includes(state)
}

/** All that this party may do in this state. */
export function actionsFor(by: InterestParty, state: InterestState): InterestAction[] {
  return (Object.keys(interestActions) as InterestAction[]).filter((action) => canDo(by, action, state))
}

/** States in which nobody has answered. */
export const unansweredStates = ['SENT', 'SEEN'] as const satisfies readonly InterestState[]

/** States in which it is not over: messages and times go to and fro. */
export const openStates = [
  'SENT',
  'SEEN',
  'ACCEPTED',
  'WAITING_LIST',
  'STARTED'
] as const satisfies readonly InterestState[]

export function isOpenState(state: InterestState): state is (typeof openStates)[number] {
  return (openStates as readonly InterestState[]).includes(state)
}

export function isUnanswered(state: InterestState): boolean {
  return (unansweredStates as readonly InterestState[]).includes(state)
}

/** A service answers within so many working days: it promised that when it joined. */
export const answerWithin = 2 // working days

/** The last day to answer what was sent at this instant (ms UTC): ISO date in Europe/London. */
export function answerBy(sentAt: number): string {
  return workingDaysAfter(isoDay(sentAt), answerWithin)
}

/** Whether nobody has answered, and the last day for it is over. Instants are ms UTC. */
export function isOverdue(
  { state, sentAt }: { readonly state: InterestState; readonly sentAt: number },
  now: number
): boolean {
  return isUnanswered(state) && isoDay(now) > answerBy(sentAt)
}

/** Whole London days since an instant (ms UTC); 0 on the same day. */
export function daysSince(at: number, now: number): number {
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)
  return Math.max(0, Math.round((noon(isoDay(now)) - noon(isoDay(at))) / (24 * 60 * 60 * 1000)))
}

/** Why a service cannot help. */
export const notAbleReasons = ['full', 'not-for', 'area', 'other-help', 'other'] as const
export type NotAbleReason = (typeof notAbleReasons)[number]

/** Letters at most, of an answer's words. */
export const longestAnswer = 500

/** "Was this useful?" The person's own; nobody else ever sees it. */
export const usefulAnswers = ['yes', 'a-bit', 'no'] as const
export type UsefulAnswer = (typeof usefulAnswers)[number]

/** Asked once there was something to find useful, or not. */
export function mayRate(state: InterestState): boolean {
  return state === 'STARTED' || state === 'FINISHED'
}
