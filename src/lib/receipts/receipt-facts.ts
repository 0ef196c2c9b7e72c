import type { AccessKind, ConsentStatus, Recipient, RequestStatus } from '#lib/consent/rules.ts'
import type { OrganisationKind } from '#lib/organisations/rules.ts'
import type { StatusEntry } from './status-list.ts'

/** Every state that a yes, or the question before it, can be in. */
export type ReceiptStatus = ConsentStatus | Exclude<RequestStatus, 'given'>

/** Whom it is for. */
export interface ReceiptRecipient {
  /** Of the organisation or the supporter. */
  readonly id: string
  readonly kind: Recipient['kind']
  /** As the person knows them: "Connect Housing", "Anna, Connect Housing", "Mum". */
  readonly name: string
  /** Null for a supporter. */
  readonly organisation: {
    readonly name: string
    readonly kind: OrganisationKind
    readonly phone: string | null
    readonly email: string | null
  } | null
}

export interface ReceiptSection {
  readonly name: string
  /** Inside a sentence: "how to reach you". */
  readonly words: string
  /** Whether the service said that it needs this; what was offered unasked is not needed. */
  readonly needed: boolean
  /** Health or offence data: needs an explicit yes (UK GDPR 9(2)(a)). */
  readonly special: boolean
}

/** Who runs this Waymark; from its configuration. */
export interface ReceiptOperator {
  readonly name: string
  readonly contact: string
  readonly dataProtectionContact: string
  /** `https://…` without a path. */
  readonly origin: string
}

/** All that a copy of one yes, or of one question, says. Instants are ms UTC; days are ISO dates. */
export interface ReceiptFacts {
  /** Of the yes, or of the question when it was never answered with one. */
  readonly id: string
  readonly issuedAt: number
  readonly personId: string
  readonly operator: ReceiptOperator
  readonly recipient: ReceiptRecipient
  readonly purpose: string
  /** "to help you find a place to live" */
  readonly purposeWords: string
  readonly access: AccessKind
  /** They go on seeing the version of one day. */
  readonly isFrozen: boolean
  readonly sections: readonly ReceiptSection[]
  readonly status: ReceiptStatus
  /** All that happened to it, oldest first; the last one is `status`. */
  readonly statuses: readonly StatusEntry[]
  /** Null for a question: nothing was agreed. */
  readonly from: number | null
  readonly until: number | null
  readonly untilDate: string
  /** Where the yes was given; null for a question. */
  readonly how: string | null
  /** A worker was beside the person. */
  readonly beside: boolean
  /** Id of the yes that took the place of this one. */
  readonly replacedBy: string | null
  /** The exact words that were shown. */
  readonly notice: {
    readonly sha256: string
    readonly language: string
    readonly version: string
    readonly text: string
  }
}

/** Names one issued copy; the same moment gives the same copy. */
export function receiptId(facts: Pick<ReceiptFacts, 'id' | 'issuedAt'>): string {
  return `${facts.id}.${facts.issuedAt}`
}
