import type { HatKind, Way } from '#lib/accounts/tables.server.ts'

/** Somebody with a live session. */
export interface SignedIn {
  readonly accountId: string
  readonly sessionIdHash: string
  readonly way: Way
  readonly hats: readonly HatKind[]
  /** When they last proved who they are: ms UTC. */
  readonly provedAt: number
  /** Whether a person has said yes to Waymark keeping what they tell it. */
  readonly saidYes: boolean
  /** The private room that this session opened, until: ms UTC. */
  readonly door?: { readonly roomId: string; readonly until: number } | null | undefined
}

/** A person acting on their own record. */
export interface PersonActor {
  readonly kind: 'person'
  /** Equal to the account's id; behind the private door, the id of the room that is open. */
  readonly personId: string
  readonly way: Way
  /** Behind the private door: the person whose room it is, and whose record it shares. */
  readonly roomOf?: string
}

/** The person themself, also when they act behind their private door: for their own record. */
export function ownerOf({ kind, personId, way, roomOf }: PersonActor): PersonActor {
  return { kind, personId: roomOf ?? personId, way }
}

/** A worker acting for one organisation. */
export interface WorkerActor {
  readonly kind: 'worker'
  readonly accountId: string
  readonly organisationId: string
  readonly organisationName: string
  readonly role: 'manager' | 'worker'
  readonly displayName: string
}

export interface StewardActor {
  readonly kind: 'steward'
  readonly accountId: string
}

export interface EnrollerActor {
  readonly kind: 'enroller'
  readonly accountId: string
}

export interface SupporterActor {
  readonly kind: 'supporter'
  readonly accountId: string
}
