import { m } from '#lib/paraglide/messages.js'
import { dayInWords, timeInWords } from '#lib/ui/dates.ts'
import { acknowledgeBy, daysSince, isLate, type ComplaintState, type StepKind } from './rules.ts'

interface Dated {
  readonly state: ComplaintState
  readonly sentAt: number
  readonly endedAt: number | null
}

/** Where a complaint stands, to the person who made it. */
export function ownStateWords(of: Dated, now: number): string {
  const ended = { day: dayInWords(of.endedAt ?? now, now) }
  switch (of.state) {
    case 'sent': {
      const day = dayInWords(acknowledgeBy(of.sentAt), now)
      return isLate(of, now) ? m.voice_state_late({ day }) : m.voice_state_sent({ day })
    }
    case 'acknowledged':
      return m.voice_state_acknowledged()
    case 'answered':
      return m.voice_state_answered(ended)
    case 'taken-back':
      return m.voice_state_taken_back(ended)
  }
}

const ownSteps: Record<StepKind, () => string> = {
  sent: m.voice_step_sent,
  added: m.voice_step_added,
  acknowledged: m.voice_step_acknowledged,
  wrote: m.voice_step_wrote,
  answered: m.voice_step_answered,
  'taken-back': m.voice_step_taken_back
}
export const ownStepWords = (kind: StepKind): string => ownSteps[kind]()

export function whenWords(at: number, now: number): string {
  return m.voice_when({ day: dayInWords(at, now), time: timeInWords(at) })
}

const stewardStates: Record<ComplaintState, () => string> = {
  sent: m.steward_complaint_state_sent,
  acknowledged: m.steward_complaint_state_acknowledged,
  answered: m.steward_complaint_state_answered,
  'taken-back': m.steward_complaint_state_taken_back
}
export const stewardStateWords = (state: ComplaintState): string => stewardStates[state]()

/** How long it has waited, and what is due; to stewards. */
export function dueWords(of: Dated, now: number): { readonly age: string; readonly due: string } {
  if (of.endedAt !== null) {
    return { age: m.steward_complaint_ended_on({ day: dayInWords(of.endedAt, now) }), due: '' }
  }
  const days = daysSince(of.sentAt, now)
  const age =
    days === 0
      ? m.steward_complaint_age_0()
      : days === 1
        ? m.steward_complaint_age_1()
        : m.steward_complaint_age({ days })
  if (of.state !== 'sent') return { age, due: m.steward_complaint_soon() }
  const day = dayInWords(acknowledgeBy(of.sentAt), now)
  return { age, due: isLate(of, now) ? m.steward_complaint_late({ day }) : m.steward_complaint_due({ day }) }
}

/** What a step was, to stewards. */
export function stewardStepWords(kind: StepKind, by: 'person' | 'you' | 'other'): string {
  const you = by === 'you'
  switch (kind) {
    case 'sent':
      return m.steward_complaint_step_sent()
    case 'added':
      return m.steward_complaint_step_added()
    case 'acknowledged':
      return you ? m.steward_complaint_step_acknowledged_you() : m.steward_complaint_step_acknowledged_other()
    case 'wrote':
      return you ? m.steward_complaint_step_wrote_you() : m.steward_complaint_step_wrote_other()
    case 'answered':
      return you ? m.steward_complaint_step_answered_you() : m.steward_complaint_step_answered_other()
    case 'taken-back':
      return m.steward_complaint_step_taken_back()
  }
}

/** What was just done, by its name in the address; null for anything else. */
export function saidWords(said: string | null, reference: string): string | null {
  if (said === 'sent') return m.voice_said_sent({ reference })
  if (said === 'added') return m.voice_said_added()
  return said === 'taken-back' ? m.voice_said_taken_back() : null
}
