import { issuers, type TrustedIssuer } from './issuers.ts'

const trusted = new Map(issuers.map((issuer) => [issuer.id, issuer]))

/** Believes these too, until the process ends: practice issuers are in no real build. */
export function trustIssuers(more: readonly TrustedIssuer[]): void {
  for (const issuer of more) trusted.set(issuer.id, issuer)
}

/** The issuer of this exact id; null for everybody else. */
export function findIssuer(id: string): TrustedIssuer | null {
  return trusted.get(id) ?? null
}
