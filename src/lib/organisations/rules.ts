/** `statutory`: probation, police, prisons, Jobcentre, immigration. They may hold what a person sends and ask for nothing. */
export const organisationKinds = [
  'charity',
  'council',
  'employer',
  'health',
  'learning',
  'statutory'
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const organisationStates = ['applied', 'verified', 'suspended'] as const
export type OrganisationState = (typeof organisationStates)[number]

/** What stewards decide about an organisation, and what clears their checks (`changed`). */
export const decisionKinds = ['checked', 'suspended', 'restored', 'refused', 'changed'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** This many different stewards must have checked an organisation before it is verified, or again after a suspension. */
export const checksNeeded = 2

/** What the answer depends on. */
export interface CheckFacts {
  readonly state: OrganisationState
  /** Account ids of the stewards who checked it since it applied or was last suspended. */
  readonly checkedBy: readonly string[]
  /** This steward works or worked there. */
  readonly workedThere: boolean
}

/** Whether this steward can check this organisation now; else why not, as words on the page and as refusal. */
export function checkAnswer(
  facts: CheckFacts,
  stewardId: string
): 'can' | 'verified-already' | 'checked-by-you' | 'worked-there' {
  if (facts.state === 'verified') return 'verified-already'
  if (facts.checkedBy.includes(stewardId)) return 'checked-by-you'
  return facts.workedThere ? 'worked-there' : 'can'
}
