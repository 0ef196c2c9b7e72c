/**
 * Consent as pure rules: events, the state they fold to, and the decision. No clock, no database.
 * Instants are integer ms UTC. Source: UK GDPR 4(11), 7, 9(2)(a); states as in docs/consent.md.
 */

/** What a person agreed to. `[from, until)`; `untilDate` is the day they meant, ISO date in `untilZone`. */
export interface Terms {
  readonly consentId: string
  /** The recipient and the purpose. */
  readonly threadRef: string
  /** Names of sections, sorted, at least one. */
  readonly sections: readonly string[]
  readonly from: number
  readonly until: number
  readonly untilDate: string
  readonly untilZone: string
  readonly reconfirmBy: number
  /** SHA-256 of the exact words, lower-case hex. */
  readonly noticeSha256: string
  /** Where the yes was given. */
  readonly how: string
}

export type ConsentEvent =
  | ({ readonly kind: 'given' } & Terms)
  | { readonly kind: 'paused'; readonly consentId: string; readonly cause: 'person' | 'restore' }
  | { readonly kind: 'resumed'; readonly consentId: string }
  | { readonly kind: 'reconfirmed'; readonly consentId: string; readonly reconfirmBy: number }
  | { readonly kind: 'withdrawn'; readonly consentId: string }
  | { readonly kind: 'revoked'; readonly consentId: string }
  | { readonly kind: 'superseded'; readonly consentId: string; readonly by: string }
  | { readonly kind: 'everything-paused' }
  | { readonly kind: 'everything-resumed' }

/** What is stored of a consent; the rest follows from the time. */
export type StoredState = 'open' | 'paused' | 'withdrawn' | 'revoked' | 'superseded'

export interface Consent extends Terms {
  readonly state: StoredState
  readonly givenSeq: number
  readonly givenAt: number
  readonly endedAt: number | null
}

export interface NumberedEvent {
  readonly seq: number
  readonly at: number
  readonly event: ConsentEvent
}

/** Everything one person shares. */
export interface Sharing {
  readonly lastSeq: number
  readonly pausedEverythingAt: number | null
  readonly consents: ReadonlyMap<string, Consent>
}

export const noSharing: Sharing = { lastSeq: 0, pausedEverythingAt: null, consents: new Map() }

/** Sharing is looked at again by the person after this long. */
export const reconfirmAfter = 90 * 24 * 60 * 60 * 1000

/** What may happen to a consent, by its state on the day. The same table makes the buttons. */
export const actions = {
  pause: ['active', 'reconfirm-due', 'scheduled'],
  resume: ['paused'],
  reconfirm: ['active', 'reconfirm-due'],
  withdraw: ['active', 'paused', 'reconfirm-due', 'scheduled'],
  revoke: ['active', 'paused', 'reconfirm-due', 'scheduled', 'expired'],
  supersede: ['active', 'paused', 'reconfirm-due', 'scheduled']
} as const satisfies Record<string, readonly ConsentStatus[]>

export type ConsentAction = keyof typeof actions

export type ConsentStatus =
  'scheduled' | 'active' | 'paused' | 'reconfirm-due' | 'expired' | 'withdrawn' | 'revoked' | 'superseded'

/** Whether this action fits the state that the consent itself is in; "pause everything" lies over it. */
export function canDo(action: ConsentAction, consent: Consent, now: number): boolean {
  const fitting: readonly ConsentStatus[] = actions[action]
  return fitting.includes(ownStatus(consent, now))
}

/** What the state of a consent at some moment follows from. */
export type Standing = Pick<Consent, 'state' | 'from' | 'until' | 'reconfirmBy'>

/** The state at `now`, with "pause everything" over it. Test: `rules.test.ts`. */
export function statusOf(consent: Standing, pausedEverythingAt: number | null, now: number): ConsentStatus {
  const own = ownStatus(consent, now)
  const coversIt = own === 'active' || own === 'reconfirm-due' || own === 'scheduled'
  return pausedEverythingAt !== null && coversIt ? 'paused' : own
}

function ownStatus(consent: Standing, now: number): ConsentStatus {
  const { state } = consent
  if (state === 'withdrawn' || state === 'revoked' || state === 'superseded') return state
  if (now >= consent.until) return 'expired'
  if (state === 'paused') return 'paused'
  if (now < consent.from) return 'scheduled'
  return now >= consent.reconfirmBy ? 'reconfirm-due' : 'active'
}

/** The next state after one event. An event about a consent that is not there, or is over, changes nothing. */
export function apply(sharing: Sharing, { seq, at, event }: NumberedEvent): Sharing {
  const next = { ...sharing, lastSeq: seq }
  switch (event.kind) {
    case 'everything-paused':
      return { ...next, pausedEverythingAt: sharing.pausedEverythingAt ?? at }
    case 'everything-resumed':
      return { ...next, pausedEverythingAt: null }
    case 'given': {
      const { kind: _, ...terms } = event
      return withConsent(next, { ...terms, state: 'open', givenSeq: seq, givenAt: at, endedAt: null })
    }
    default: {
      const consent = sharing.consents.get(event.consentId)
      return consent ? withConsent(next, changed(consent, event, at)) : next
    }
  }
}

/** The pure fold of all events of one person, oldest first. */
export function fold(events: Iterable<NumberedEvent>): Sharing {
  let sharing = noSharing
  for (const event of events) sharing = apply(sharing, event)
  return sharing
}

type ConsentChange = Exclude<ConsentEvent, { kind: 'given' | 'everything-paused' | 'everything-resumed' }>

function changed(consent: Consent, event: ConsentChange, at: number): Consent {
  if (consent.state !== 'open' && consent.state !== 'paused') return consent
  switch (event.kind) {
    case 'paused':
      return { ...consent, state: 'paused' }
    case 'resumed':
      return { ...consent, state: 'open' }
    case 'reconfirmed':
      return { ...consent, reconfirmBy: event.reconfirmBy }
    default:
      return { ...consent, state: event.kind, endedAt: at }
  }
}

function withConsent(sharing: Sharing, consent: Consent): Sharing {
  return { ...sharing, consents: new Map(sharing.consents).set(consent.consentId, consent) }
}

/** What the gate knows of one attempt, all read in one transaction. */
export interface Facts {
  /** The person's yes to Waymark keeping anything stands: there is a key to open it with. */
  readonly personIsHere: boolean
  /** The viewer's account, their hat as a worker and their place in this organisation are all alive. */
  readonly viewerBelongs: boolean
  readonly organisationState: 'applied' | 'verified' | 'suspended'
  /** The worker who helps this person there; null when nobody has taken it on. */
  readonly viewerIsAssigned: boolean
  readonly pausedEverythingAt: number | null
  /** The newest consent of the thread, as far as a decision and its answer need it. */
  readonly consent: Pick<Consent, 'consentId' | 'sections' | 'givenAt' | 'untilDate' | keyof Standing> | null
}

/** Sections that an organisation may ever hold. A section not named here is never shared. */
export const shareableWithOrganisations: readonly string[] = ['identity', 'contact', 'goals']

/**
 * Whether this organisation may look at all, whoever helps the person there. It is what a worker of it
 * may know before taking the person on: nothing but that something is shared.
 */
export function isOpenToOrganisation(facts: Facts, now: number): boolean {
  return (
    facts.personIsHere &&
    facts.viewerBelongs &&
    facts.organisationState === 'verified' &&
    facts.consent !== null &&
    statusOf(facts.consent, facts.pausedEverythingAt, now) === 'active'
  )
}

/**
 * Whether this read is allowed at `now`. Anything missing, unknown or failing denies.
 * Tests: `rules.test.ts`, `model.test.ts` (against the reference model), `matrix.test.ts`.
 */
export function decide(facts: Facts, section: string, now: number): boolean {
  return (
    isOpenToOrganisation(facts, now) &&
    facts.viewerIsAssigned &&
    facts.consent !== null &&
    facts.consent.sections.includes(section) &&
    shareableWithOrganisations.includes(section)
  )
}
