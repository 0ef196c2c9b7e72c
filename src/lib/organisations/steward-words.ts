import { m } from '#lib/paraglide/messages.js'
import type { OrganisationState } from './rules.ts'

const stateWords: Record<OrganisationState, () => string> = {
  applied: m.steward_state_applied,
  verified: m.steward_state_verified,
  suspended: m.steward_state_suspended
}
export const stateWord = (state: OrganisationState): string => stateWords[state]()
