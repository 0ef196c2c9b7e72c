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
}

/** A person acting on their own record. */
export interface PersonActor {
  readonly kind: 'person'
  /** Equal to the account's id. */
  readonly personId: string
  readonly way: Way
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
