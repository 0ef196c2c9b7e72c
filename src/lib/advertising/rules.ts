import type { OrganisationState } from '#lib/organisations/rules.ts'
import type { OfferState } from '#lib/offers/rules.ts'

/** `replaced`: was shown until a newer one was. One at most of an offer is `draft`, `checking` or `refused`. */
export const versionStates = ['draft', 'checking', 'refused', 'live', 'replaced'] as const
export type VersionState = (typeof versionStates)[number]
export const openStates = ['draft', 'checking', 'refused'] as const

/** What somebody does with the version that is being written, and what it becomes. */
const versionMoves = {
  write: { draft: 'draft', refused: 'draft' },
  submit: { draft: 'checking' },
  'take-back': { checking: 'draft' },
  approve: { checking: 'live' },
  refuse: { checking: 'refused' },
  drop: { draft: 'dropped', refused: 'dropped' },
  replace: { live: 'replaced' }
} as const satisfies Record<string, Partial<Record<VersionState, VersionState | 'dropped'>>>
export type VersionMove = keyof typeof versionMoves

/** What somebody does with the offer that is shown, and what it becomes. */
const offerMoves = {
  pause: { live: 'paused' },
  resume: { paused: 'live' },
  end: { live: 'ended', paused: 'ended' },
  confirm: { live: 'live', paused: 'paused' },
  'say-spaces': { live: 'live', paused: 'paused' },
  /** The phone and the times. */
  'change-at-once': { live: 'live', paused: 'paused' }
} as const satisfies Record<string, Partial<Record<OfferState, OfferState>>>
export type OfferMove = keyof typeof offerMoves

export const versionMoveNames = Object.keys(versionMoves) as VersionMove[]
export const offerMoveNames = Object.keys(offerMoves) as OfferMove[]

/** What the version becomes; null when this cannot be done with it. */
export function moveVersion(move: VersionMove, from: VersionState): VersionState | 'dropped' | null {
  return (versionMoves[move] as Partial<Record<VersionState, VersionState | 'dropped'>>)[from] ?? null
}

/** What the offer becomes; null when this cannot be done with it. */
export function moveOffer(move: OfferMove, from: OfferState): OfferState | null {
  return (offerMoves[move] as Partial<Record<OfferState, OfferState>>)[from] ?? null
}

/** The state of an offer that never was shown is that of its version; a shown one keeps its own. */
export function offerStateWith(offer: OfferState, version: VersionState): OfferState {
  const neverShown = (openStates as readonly string[]).includes(offer)
  return neverShown && version !== 'replaced' ? version : offer
}

/**
 * What workers of an organisation may do: one that waits to be verified may write drafts, so that they are
 * ready; a suspended one may do nothing.
 */
export function mayAdvertise(state: OrganisationState, what: VersionMove | OfferMove | 'begin'): boolean {
  if (state === 'verified') return true
  return state === 'applied' && ['begin', 'write', 'drop', 'take-back'].includes(what)
}

/** What the answer of a steward depends on. */
export interface DecideFacts {
  readonly organisationState: OrganisationState
  readonly version: VersionState
  /** Account of the worker who sent it in, and of the one who wrote it last. */
  readonly by: readonly (string | null)[]
  /** This steward works or worked there. */
  readonly workedThere: boolean
}

/** Whether this steward can decide about this version now; else why not. Nobody checks their own. */
export function decideAnswer(
  facts: DecideFacts,
  stewardId: string
): 'can' | 'decided-already' | 'own' | 'not-verified' {
  if (facts.version !== 'checking') return 'decided-already'
  if (facts.workedThere || facts.by.includes(stewardId)) return 'own'
  return facts.organisationState === 'verified' ? 'can' : 'not-verified'
}
