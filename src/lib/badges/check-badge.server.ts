import type { CheckedBadge, UncheckedReason } from '#lib/record/checked-badge.ts'
import { readClaims, type BadgeClaims } from './badge-claims.ts'
import { believedAlgorithms, type BelievedAlgorithm, type IssuerKey } from './issuers.ts'
import { findIssuer } from './trusted-issuers.server.ts'
import { whoseBadge, type KnownAs } from './whose-badge.ts'

export interface BadgeVerdict {
  readonly verdict: CheckedBadge['verdict']
  readonly claims: BadgeClaims
  /** As the trusted list calls it, else as the badge does. */
  readonly issuerName: string
}

/**
 * Checks a signed badge with the keys of the trusted list alone: nothing that comes with it is believed about
 * its key, and nothing is fetched. The reasons are told apart, the gravest first. Test: `check-badge.test.ts`.
 *
 * @param text a compact JWS
 * @param now ms UTC
 * @returns null when it is no Open Badge 3.0 that can be read
 */
export async function checkBadge(text: string, known: KnownAs, now: number): Promise<BadgeVerdict | null> {
  const { decodeProtectedHeader, decodeJwt } = await import('jose')
  let header: { alg?: unknown; kid?: unknown; crit?: unknown; b64?: unknown }
  let claims: BadgeClaims | null
  try {
    header = decodeProtectedHeader(text)
    claims = readClaims(decodeJwt(text))
  } catch {
    return null
  }
  if (!claims) return null
  const issuer = findIssuer(claims.issuer)
  const verdict = await judge()
  return { verdict, claims, issuerName: issuer?.name ?? claims.issuerName }

  async function judge(): Promise<CheckedBadge['verdict']> {
    const { alg, kid } = header
    if (!isBelieved(alg) || header.crit !== undefined || header.b64 !== undefined) return 'algorithm'
    if (!issuer) return 'unknown-issuer'
    const keys = issuer.keys
      .filter((key) => key.alg === alg)
      .sort((a, b) => Number(b.kid === kid) - Number(a.kid === kid))
    if (!claims?.agrees || !(await isSignedByOne(text, keys))) return 'tampered'
    return judgeSigned(claims, known, now)
  }
}

function judgeSigned(
  { from, until, identities }: BadgeClaims,
  known: KnownAs,
  now: number
): 'checked' | UncheckedReason {
  if (until !== undefined && now >= until) return 'expired'
  if (from !== undefined && now < from) return 'not-yet'
  const whose = whoseBadge(identities, known)
  if (whose === 'theirs') return 'checked'
  return whose === 'other' ? 'other-person' : 'cannot-compare'
}

function isBelieved(alg: unknown): alg is BelievedAlgorithm {
  return believedAlgorithms.some((one) => one === alg)
}

/** Each key checks one way of signing, so that no other can be passed off on it. */
async function isSignedByOne(text: string, keys: readonly IssuerKey[]): Promise<boolean> {
  const { compactVerify, importJWK } = await import('jose')
  for (const { alg, jwk } of keys) {
    try {
      await compactVerify(text, await importJWK(jwk, alg), { algorithms: [alg] })
      return true
    } catch {
      // the next one
    }
  }
  return false
}
