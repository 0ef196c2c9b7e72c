import type { JWK } from 'jose'

/** Ways of signing that are believed; each key is bound to one of them. Never a shared secret, never none. */
export const believedAlgorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'] as const
export type BelievedAlgorithm = (typeof believedAlgorithms)[number]

/** A public key of an issuer, as the people who run Waymark were given it. */
export interface IssuerKey {
  /** What the issuer calls it; only a hint which key to try first. */
  readonly kid?: string
  readonly alg: BelievedAlgorithm
  /** The public half alone. */
  readonly jwk: JWK
}

/** Somebody whose badges are believed. */
export interface TrustedIssuer {
  /** As it stands in the badge's `issuer`. */
  readonly id: string
  /** What people read; a badge's own name for its issuer is not believed. */
  readonly name: string
  readonly keys: readonly IssuerKey[]
}

/**
 * The issuers whose badges Waymark checks. An entry is added after its keys were compared with the issuer by
 * another way than the web; nothing is ever fetched. It is empty until the first one was.
 */
export const issuers: readonly TrustedIssuer[] = []
