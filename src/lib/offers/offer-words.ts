import { m } from '#lib/paraglide/messages.js'
import { listWords } from './hour-words.ts'
import type { Capacity, OffenceExclusion, OfferKind, Pathway, Where } from './rules.ts'

/** Code → words that people see. The words themselves are in the message catalogue. */

const pathwayWords: Record<Pathway, () => string> = {
  ACCOMMODATION: m.offers_pathway_accommodation,
  ATTITUDES_THINKING_AND_BEHAVIOUR: m.offers_pathway_thinking,
  CHILDREN_FAMILIES_AND_COMMUNITY: m.offers_pathway_family,
  DRUGS_AND_ALCOHOL: m.offers_pathway_drugs,
  EDUCATION_SKILLS_AND_WORK: m.offers_pathway_work,
  FINANCE_AND_ID: m.offers_pathway_money,
  HEALTH: m.offers_pathway_health
}
export const pathwayWord = (pathway: Pathway): string => pathwayWords[pathway]()

const accents: Record<Pathway, string> = {
  ACCOMMODATION: 'accent-home',
  ATTITUDES_THINKING_AND_BEHAVIOUR: 'accent-mind',
  CHILDREN_FAMILIES_AND_COMMUNITY: 'accent-family',
  DRUGS_AND_ALCOHOL: 'accent-recovery',
  EDUCATION_SKILLS_AND_WORK: 'accent-work',
  FINANCE_AND_ID: 'accent-money',
  HEALTH: 'accent-health'
}
/** Class of the quiet colour (`app.css`) that stands behind the picture of a part of life. */
export const pathwayAccent = (pathway: Pathway): string => accents[pathway]

const kindWords: Record<OfferKind, () => string> = {
  mentoring: m.offers_kind_mentoring,
  'floating-support': m.offers_kind_floating_support,
  'meet-at-the-gate': m.offers_kind_meet_at_the_gate,
  housing: m.offers_kind_housing,
  'drop-in': m.offers_kind_drop_in,
  'arrivals-lounge': m.offers_kind_arrivals_lounge,
  job: m.offers_kind_job,
  'job-readiness': m.offers_kind_job_readiness,
  training: m.offers_kind_training,
  learning: m.offers_kind_learning,
  'money-advice': m.offers_kind_money_advice,
  'health-and-recovery': m.offers_kind_health_and_recovery,
  'family-support': m.offers_kind_family_support,
  'legal-help': m.offers_kind_legal_help,
  volunteering: m.offers_kind_volunteering,
  'interest-group': m.offers_kind_interest_group,
  'travel-help': m.offers_kind_travel_help,
  'peer-support': m.offers_kind_peer_support
}
export const kindWord = (kind: OfferKind): string => kindWords[kind]()

const whereWords: Record<Where, () => string> = {
  'in-person': m.offers_where_in_person,
  phone: m.offers_where_phone,
  online: m.offers_where_online,
  'in-prison': m.offers_where_in_prison,
  'at-the-gate': m.offers_where_at_the_gate
}
/** "By phone", as the beginning of a line. */
export const whereWord = (where: Where): string => beginning(whereWords[where]())

/** "by phone and in prison", as it stands within a line. */
export const whereList = (wheres: readonly Where[]): string =>
  listWords(wheres.map((where) => whereWords[where]()))

const capacityWords: Record<Capacity, () => string> = {
  spaces: m.offers_capacity_spaces,
  'nearly-full': m.offers_capacity_nearly_full,
  'waiting-list': m.offers_capacity_waiting_list,
  full: m.offers_capacity_full
}
export const capacityWord = (capacity: Capacity): string => capacityWords[capacity]()

const exclusionSentences: Record<OffenceExclusion, () => string> = {
  CASE_BY_CASE: m.offers_exclusion_case_by_case,
  ARSON: m.offers_exclusion_arson,
  DRIVING: m.offers_exclusion_driving,
  SEXUAL: m.offers_exclusion_sexual,
  VIOLENCE: m.offers_exclusion_violence,
  TERRORISM: m.offers_exclusion_terrorism,
  OTHER: m.offers_exclusion_other
}
/** A whole sentence; the service's own explanation stands beside it. */
export const exclusionSentence = (exclusion: OffenceExclusion): string => exclusionSentences[exclusion]()

/** With a capital. */
export function beginning(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1)
}
