import { isoDay } from '#lib/ui/dates.ts'

export const complaintStates = ['sent', 'acknowledged', 'answered', 'taken-back'] as const
export type ComplaintState = (typeof complaintStates)[number]

export const stepKinds = ['sent', 'added', 'acknowledged', 'wrote', 'answered', 'taken-back'] as const
export type StepKind = (typeof stepKinds)[number]

/** The first two are the person's, the others a steward's. */
export type Doing = 'add' | 'take-back' | 'acknowledge' | 'write' | 'answer'

const mayFrom: Record<Doing, readonly ComplaintState[]> = {
  add: ['sent', 'acknowledged'],
  'take-back': ['sent', 'acknowledged', 'answered'],
  acknowledge: ['sent'],
  write: ['sent', 'acknowledged'],
  answer: ['sent', 'acknowledged']
}

export function canDo(doing: Doing, state: ComplaintState): boolean {
  return mayFrom[doing].includes(state)
}

export const openStates = ['sent', 'acknowledged'] as const satisfies readonly ComplaintState[]

export const longestWords = 2000 // characters
export const mostOpen = 5
/** Sent in 24 hours, also those that were taken back. */
export const mostInADay = 10
/** What a person may add to one complaint. */
export const mostAdded = 20

export type SendAnswer = 'can' | 'too-many-open' | 'too-many-today'

export function sendAnswer(facts: { readonly open: number; readonly lastDay: number }): SendAnswer {
  if (facts.open >= mostOpen) return 'too-many-open'
  return facts.lastDay >= mostInADay ? 'too-many-today' : 'can'
}

const day = 24 * 60 * 60 * 1000 // ms
const daysToAcknowledge = 30

/**
 * The last day to say that it came in: "within the period of 30 days beginning when the complaint is
 * received" (DPA 2018 s164A(3), from the Data (Use and Access) Act 2025 s103). The day it came counts as
 * the first. ISO date in Europe/London.
 */
export function acknowledgeBy(sentAt: number): string {
  return isoDay(Date.parse(`${isoDay(sentAt)}T12:00:00Z`) + (daysToAcknowledge - 1) * day)
}

/** Whether nobody has said that it came in, and the last day for that is over. */
export function isLate(
  complaint: { readonly state: ComplaintState; readonly sentAt: number },
  now: number
): boolean {
  return complaint.state === 'sent' && isoDay(now) > acknowledgeBy(complaint.sentAt)
}

/** Whole London days since it came; 0 on the first. */
export function daysSince(sentAt: number, now: number): number {
  return Math.max(0, Math.round((noonOf(now) - noonOf(sentAt)) / day))
}

function noonOf(at: number): number {
  return Date.parse(`${isoDay(at)}T12:00:00Z`)
}
