import type { OrganisationKind } from '#lib/organisations/rules.ts'
import { oneShareSections, shareableWith } from '#lib/record/shareable.ts'
import type { Asking } from './fold.ts'

/**
 * Consent as pure rules: what was agreed, the state it is in, and the decision. No clock, no database.
 * Instants are integer ms UTC. Source: UK GDPR 4(11), 7, 9(2)(a); states as in docs/consent.md.
 */

/** Whom a yes is for. An organisation opens to the worker who helps the person there. */
export type Recipient =
  | { readonly kind: 'organisation'; readonly organisationId: string }
  | { readonly kind: 'worker'; readonly organisationId: string; readonly accountId: string }
  | { readonly kind: 'supporter'; readonly supporterId: string }

/** A recipient as one text; equal texts are the same recipient. */
export function recipientKey(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'organisation':
      return `organisation:${recipient.organisationId}`
    case 'worker':
      return `worker:${recipient.organisationId}:${recipient.accountId}`
    case 'supporter':
      return `supporter:${recipient.supporterId}`
  }
}

/** Whom a person lets see nothing: `id` is the organisation's, the worker's account's or the supporter's. */
export interface BlockTarget {
  readonly kind: Recipient['kind']
  readonly id: string
}

export function blockKey({ kind, id }: BlockTarget): string {
  return `${kind}:${id}`
}

/** Look at it, or look and suggest a change that only the person makes. */
export const accesses = ['look', 'suggest'] as const
export type AccessKind = (typeof accesses)[number]

/** What a person agreed to. `[from, until)`; `untilDate` is the day they meant, ISO date in `untilZone`. */
export interface Terms {
  readonly consentId: string
  /** The recipient and the purpose. */
  readonly threadRef: string
  /** Names of sections, sorted, at least one. */
  readonly sections: readonly string[]
  readonly access: AccessKind
  readonly from: number
  readonly until: number
  readonly untilDate: string
  readonly untilZone: string
  readonly reconfirmBy: number
  /** SHA-256 of the exact words, lower-case hex. */
  readonly noticeSha256: string
  /** Where the yes was given. */
  readonly how: string
  /** A worker was beside the person; they are asked again when they sign in alone. */
  readonly beside: boolean
  /** The yes before this one, when this goes on with it unchanged. */
  readonly renews: string | null
  /** The request that this answers. */
  readonly requestId: string | null
}

/** What is stored of a consent; the rest follows from the time. */
export type StoredState = 'open' | 'paused' | 'withdrawn' | 'revoked' | 'superseded'

export interface Consent extends Terms {
  readonly state: StoredState
  readonly givenSeq: number
  readonly givenAt: number
  readonly endedAt: number | null
  readonly supersededBy: string | null
  /** Section → version that is shown until the end; null while the newest is. */
  readonly frozen: Readonly<Record<string, number>> | null
}

export interface ConsentRequest extends Asking {
  readonly askedSeq: number
  readonly askedAt: number
  readonly state: 'requested' | 'deferred' | 'refused' | 'cancelled' | 'given'
  readonly answeredAt: number | null
  readonly consentId: string | null
}

/** Everything one person shares, was asked for, and blocked. */
export interface Sharing {
  readonly lastSeq: number
  readonly pausedEverythingAt: number | null
  readonly consents: ReadonlyMap<string, Consent>
  readonly requests: ReadonlyMap<string, ConsentRequest>
  /** Keys as `blockKey` makes them. */
  readonly blocks: ReadonlySet<string>
}

const day = 24 * 60 * 60 * 1000 // ms

/** Sharing is looked at again by the person after this long. */
export const reconfirmAfter = 90 * day
/** A request that was not answered is over after this long. */
export const requestLapsesAfter = 28 * day
/** After a no, the same service cannot ask again for this long. */
export const coolOff = 28 * day
/** Sharing that ends this soon is shown as ending. */
export const endsSoon = 7 * day

/** What may happen to a consent, by its state on the day. The same table makes the buttons. */
export const actions = {
  pause: ['active', 'reconfirm-due', 'scheduled'],
  resume: ['paused'],
  reconfirm: ['active', 'reconfirm-due'],
  freeze: ['active'],
  change: ['active', 'paused', 'reconfirm-due', 'scheduled'],
  renew: ['active', 'reconfirm-due', 'expired'],
  withdraw: ['active', 'paused', 'reconfirm-due', 'scheduled'],
  narrow: ['active', 'paused', 'reconfirm-due', 'scheduled'],
  revoke: ['active', 'paused', 'reconfirm-due', 'scheduled', 'expired'],
  supersede: ['active', 'paused', 'reconfirm-due', 'scheduled']
} as const satisfies Record<string, readonly ConsentStatus[]>

export type ConsentAction = keyof typeof actions

export type ConsentStatus =
  'scheduled' | 'active' | 'paused' | 'reconfirm-due' | 'expired' | 'withdrawn' | 'revoked' | 'superseded'

/** Whether this action fits the state that the consent itself is in; "pause everything" lies over it. */
export function canDo(action: ConsentAction, consent: Consent, now: number): boolean {
  if (action === 'freeze' && consent.frozen !== null) return false
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

export type RequestStatus = ConsentRequest['state'] | 'lapsed'

/** The state of a request at `now`. A "not now" lapses as a request that nobody looked at does. */
export function requestStatusOf(
  request: Pick<ConsentRequest, 'state' | 'lapsesAt'>,
  now: number
): RequestStatus {
  const isOpen = request.state === 'requested' || request.state === 'deferred'
  return isOpen && now >= request.lapsesAt ? 'lapsed' : request.state
}

/** Whether it can still be answered. */
export function canAnswer(request: Pick<ConsentRequest, 'state' | 'lapsesAt'>, now: number): boolean {
  const status = requestStatusOf(request, now)
  return status === 'requested' || status === 'deferred'
}

export type AskProblem = 'may-not-ask' | 'already-asked' | 'cooling-off'

/** Whether this organisation may ask this person now, and why not. A block is no reason to tell: it comes first. */
export function problemWithAsking(
  asker: { readonly organisationId: string; readonly accountId: string; readonly kind: OrganisationKind },
  sharing: Sharing,
  now: number
): AskProblem | null {
  if (!mayAsk(asker.kind)) return 'may-not-ask'
  if (isBlocked(sharing.blocks, asker)) return 'may-not-ask'
  const theirs = [...sharing.requests.values()].filter((one) => one.organisationId === asker.organisationId)
  if (theirs.some((one) => canAnswer(one, now))) return 'already-asked'
  const refused = theirs.filter((one) => one.state === 'refused')
  if (refused.some((one) => now < (one.answeredAt ?? 0) + coolOff)) return 'cooling-off'
  return null
}

/** Probation, police, prisons, Jobcentre and immigration may ask nobody: they get what a person sends them. */
export function mayAsk(kind: OrganisationKind): boolean {
  return kind !== 'statutory'
}

/** Whether a worker is blocked, by themself or with their whole organisation. */
export function isBlocked(
  blocks: ReadonlySet<string>,
  worker: { readonly organisationId: string; readonly accountId: string }
): boolean {
  return (
    blocks.has(blockKey({ kind: 'organisation', id: worker.organisationId })) ||
    blocks.has(blockKey({ kind: 'worker', id: worker.accountId }))
  )
}

/** What the gate knows of one attempt, all read in one transaction. */
export interface Facts {
  /** The person's yes to Waymark keeping anything stands: there is a key to open it with. */
  readonly personIsHere: boolean
  /**
   * A worker: their account, their hat and their place in this organisation are all alive.
   * A supporter: their account and hat are, and the person confirmed that it is them.
   */
  readonly viewerBelongs: boolean
  readonly recipient: Recipient['kind']
  /** The worker who helps this person at this organisation. */
  readonly viewerIsAssigned: boolean
  /** The one worker that the yes names. */
  readonly viewerIsNamed: boolean
  /** Null for a supporter. */
  readonly organisation: {
    readonly state: 'applied' | 'verified' | 'suspended'
    readonly kind: OrganisationKind
  } | null
  /** The person blocked this worker, their organisation, or this supporter. */
  readonly isBlocked: boolean
  readonly pausedEverythingAt: number | null
  /** The newest consent of the thread, as far as a decision and its answer need it. */
  readonly consent:
    | (Pick<Consent, 'consentId' | 'sections' | 'access' | 'frozen' | 'givenAt' | 'untilDate'> & Standing)
    | null
}

/**
 * Sections that are shared with one at a time and are with somebody else now, paused or yet to start included:
 * no other yes can hold them until that one is over. Test: `one-share.test.ts`.
 *
 * @param goesOn whether a sharing is of the same recipient and purpose, or ends with the new yes
 */
export function heldElsewhere(
  { consents }: Pick<Sharing, 'consents'>,
  goesOn: (consent: Consent) => boolean,
  now: number
): string[] {
  const others = [...consents.values()].filter((one) => !goesOn(one) && !isOver(ownStatus(one, now)))
  return oneShareSections.filter((section) => others.some((one) => one.sections.includes(section)))
}

function isOver(status: ConsentStatus): boolean {
  return ['withdrawn', 'revoked', 'superseded', 'expired'].includes(status)
}

/** Sections that this kind of recipient may ever hold. A section not named here is never shared. */
export function mayHold(facts: Pick<Facts, 'recipient' | 'organisation'>): readonly string[] {
  return shareableWith(facts.organisation?.kind === 'employer' ? 'employer' : facts.recipient)
}

/**
 * Whether this recipient may look at all, whoever helps the person there. It is what a worker may know
 * before taking the person on: nothing but that something is shared.
 */
export function isOpen(facts: Facts, now: number): boolean {
  return (
    facts.personIsHere &&
    facts.viewerBelongs &&
    !facts.isBlocked &&
    (facts.recipient === 'supporter' || facts.organisation?.state === 'verified') &&
    (facts.recipient !== 'worker' || facts.viewerIsNamed) &&
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
    isOpen(facts, now) &&
    (facts.recipient !== 'organisation' || facts.viewerIsAssigned) &&
    facts.consent !== null &&
    facts.consent.sections.includes(section) &&
    mayHold(facts).includes(section)
  )
}
