import { blockKey, type BlockTarget, type Consent, type Sharing, type Terms } from './rules.ts'

/**
 * What happened, and the state it folds to. Pure: no clock, no database. Instants are integer ms UTC.
 * The snapshot tables always equal this fold (`verify-consents.server.ts`).
 */

/** What a service asks for. `untilDate` is an ISO date in Europe/London. */
export interface Asking {
  readonly requestId: string
  readonly organisationId: string
  readonly purpose: string
  readonly access: 'look' | 'suggest'
  /** Names of sections, sorted. A yes covers all that are needed; the person may leave the others. */
  readonly needed: readonly string[]
  readonly optional: readonly string[]
  readonly untilDate: string
  /** SHA-256 of the exact words of the request, lower-case hex. */
  readonly noticeSha256: string
  readonly lapsesAt: number
}

export type ConsentEvent =
  | ({ readonly kind: 'given' } & Terms)
  | { readonly kind: 'paused'; readonly consentId: string; readonly cause: 'person' | 'restore' }
  | { readonly kind: 'resumed'; readonly consentId: string }
  | { readonly kind: 'reconfirmed'; readonly consentId: string; readonly reconfirmBy: number }
  /** Section → version that the recipient keeps seeing; 0 for a section that was not told that day. */
  | {
      readonly kind: 'frozen'
      readonly consentId: string
      readonly versions: Readonly<Record<string, number>>
    }
  /** What is left when a section may no longer be shared with this recipient; at least one. */
  | { readonly kind: 'narrowed'; readonly consentId: string; readonly sections: readonly string[] }
  | { readonly kind: 'withdrawn'; readonly consentId: string }
  | { readonly kind: 'revoked'; readonly consentId: string }
  | { readonly kind: 'superseded'; readonly consentId: string; readonly by: string }
  | { readonly kind: 'everything-paused' }
  | { readonly kind: 'everything-resumed' }
  | { readonly kind: 'blocked'; readonly target: BlockTarget }
  | { readonly kind: 'unblocked'; readonly target: BlockTarget }
  | ({ readonly kind: 'requested' } & Asking)
  | { readonly kind: 'deferred'; readonly requestId: string }
  | { readonly kind: 'refused'; readonly requestId: string }
  | { readonly kind: 'cancelled'; readonly requestId: string }

export interface NumberedEvent {
  readonly seq: number
  readonly at: number
  readonly event: ConsentEvent
}

export const noSharing: Sharing = {
  lastSeq: 0,
  pausedEverythingAt: null,
  consents: new Map(),
  requests: new Map(),
  blocks: new Set()
}

/** The next state after one event. An event about something that is not there, or is over, changes nothing. */
export function apply(sharing: Sharing, { seq, at, event }: NumberedEvent): Sharing {
  const next = { ...sharing, lastSeq: seq }
  switch (event.kind) {
    case 'everything-paused':
      return { ...next, pausedEverythingAt: sharing.pausedEverythingAt ?? at }
    case 'everything-resumed':
      return { ...next, pausedEverythingAt: null }
    case 'blocked':
      return { ...next, blocks: new Set(sharing.blocks).add(blockKey(event.target)) }
    case 'unblocked': {
      const blocks = new Set(sharing.blocks)
      blocks.delete(blockKey(event.target))
      return { ...next, blocks }
    }
    case 'requested': {
      const { kind: _, ...asking } = event
      const request = {
        ...asking,
        askedSeq: seq,
        askedAt: at,
        state: 'requested',
        answeredAt: null,
        consentId: null
      } as const
      return { ...next, requests: new Map(sharing.requests).set(event.requestId, request) }
    }
    case 'deferred':
    case 'refused':
    case 'cancelled':
      return answered(next, event.requestId, { state: event.kind, answeredAt: at })
    case 'given': {
      const { kind: _, ...terms } = event
      const consent = {
        ...terms,
        state: 'open',
        givenSeq: seq,
        givenAt: at,
        endedAt: null,
        supersededBy: null,
        frozen: null
      } as const
      const given = { state: 'given', answeredAt: at, consentId: event.consentId } as const
      const told = event.requestId === null ? next : answered(next, event.requestId, given)
      return withConsent(told, consent)
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

type ConsentChange = Extract<ConsentEvent, { readonly consentId: string }>

function changed(
  consent: Consent,
  event: Exclude<ConsentChange, { readonly kind: 'given' }>,
  at: number
): Consent {
  if (consent.state !== 'open' && consent.state !== 'paused') return consent
  switch (event.kind) {
    case 'paused':
      return { ...consent, state: 'paused' }
    case 'resumed':
      return { ...consent, state: 'open' }
    case 'reconfirmed':
      return { ...consent, reconfirmBy: event.reconfirmBy, beside: false }
    case 'frozen':
      return { ...consent, frozen: consent.frozen ?? event.versions }
    case 'narrowed':
      return { ...consent, sections: consent.sections.filter((one) => event.sections.includes(one)) }
    case 'superseded':
      return { ...consent, state: 'superseded', endedAt: at, supersededBy: event.by }
    default:
      return { ...consent, state: event.kind, endedAt: at }
  }
}

/** A request is answered once; "not now" leaves it open for a later answer. */
function answered(
  sharing: Sharing,
  requestId: string,
  answer: Pick<
    Sharing['requests'] extends ReadonlyMap<string, infer R> ? R : never,
    'state' | 'answeredAt'
  > & {
    readonly consentId?: string
  }
): Sharing {
  const request = sharing.requests.get(requestId)
  if (!request || (request.state !== 'requested' && request.state !== 'deferred')) return sharing
  return { ...sharing, requests: new Map(sharing.requests).set(requestId, { ...request, ...answer }) }
}

function withConsent(sharing: Sharing, consent: Consent): Sharing {
  return { ...sharing, consents: new Map(sharing.consents).set(consent.consentId, consent) }
}
