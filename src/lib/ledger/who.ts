import type { HistoryActor, HistoryDetail, HistoryParty } from './rules.ts'

/** Whose line it is. All workers of one organisation are one. */
export interface Who {
  /** `you`, `waymark`, `organisation:ID` or `supporter:ID`; stays on the server. */
  readonly key: string
  /** Null for the person and for Waymark: those have no name of their own. */
  readonly name: string | null
}

/**
 * Whose doing a row was, or whom it was with when the person did it.
 *
 * @param recipients whom each yes is for, by its id
 */
export function whoOf(detail: HistoryDetail, recipients: ReadonlyMap<string, Who>): Who {
  if (detail.actor.kind === 'person' || detail.actor.kind === 'waymark') {
    return withWhom(detail, recipients) ?? ofActor(detail.actor)
  }
  return ofActor(detail.actor)
}

/** The other side of what the person or Waymark did; null when there is none. */
export function withWhom(
  { party, consent }: HistoryDetail,
  recipients: ReadonlyMap<string, Who>
): Who | null {
  if (party) return ofParty(party)
  return (consent && recipients.get(consent)) || null
}

function ofActor(actor: HistoryActor): Who {
  switch (actor.kind) {
    case 'person':
      return { key: 'you', name: null }
    case 'waymark':
    case 'steward':
      return { key: 'waymark', name: null }
    default:
      return ofParty(actor)
  }
}

function ofParty(party: HistoryParty): Who {
  if (party.kind === 'supporter') return { key: `supporter:${party.supporterId}`, name: party.name }
  return { key: `organisation:${party.organisationId}`, name: party.organisation }
}
