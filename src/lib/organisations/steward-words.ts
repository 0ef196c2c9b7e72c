import { m } from '#lib/paraglide/messages.js'
import { dayInWords } from '#lib/ui/dates.ts'
import type { Decided } from './find-organisation.server.ts'
import type { CheckedFact, DecisionKind } from './rules.ts'
import type { OrganisationListName } from './steward-inputs.ts'

const listWords: Record<OrganisationListName, () => string> = {
  applied: m.steward_state_applied,
  due: m.steward_state_due,
  verified: m.steward_state_verified,
  suspended: m.steward_state_suspended,
  back: m.steward_state_back
}
export const listWord = (list: OrganisationListName): string => listWords[list]()

const decided: Record<DecisionKind, (said: { who: string; on: string }) => string> = {
  checked: m.steward_decided_check,
  suspended: m.steward_decided_suspend,
  restored: m.steward_decided_restore,
  refused: m.steward_decided_refuse,
  changed: ({ on }) => m.steward_decided_change({ on })
}

const factWords: Record<CheckedFact, () => string> = {
  name: m.steward_changed_name,
  kind: m.steward_changed_kind,
  number: m.steward_changed_number,
  website: m.steward_changed_website,
  manager: m.steward_changed_manager
}

/** A decision in words; `now` is ms UTC. */
export function viewDecision({ id, kind, reason, at, byYou }: Decided, now: number) {
  const who = byYou ? m.steward_who_you() : m.steward_who_other()
  const facts = kind === 'changed' && reason ? (reason.split(' ') as CheckedFact[]) : []
  return {
    id,
    words: decided[kind]({ who, on: dayInWords(at, now) }),
    changes: facts.flatMap((fact) => (Object.hasOwn(factWords, fact) ? [factWords[fact]()] : [])),
    reason: kind === 'changed' ? null : reason
  }
}
