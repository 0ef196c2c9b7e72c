import * as v from 'valibot'

/** Who a badge says it is for: a kind of identity and its value, in clear or as a salted hash. */
export interface Identity {
  readonly kind: string
  readonly value: string
  readonly hashed: boolean
  readonly salt: string
}

/** What a badge says, whoever signed it. Instants are ms UTC. */
export interface BadgeClaims {
  /** Id of the issuer. */
  readonly issuer: string
  readonly issuerName: string
  readonly name: string
  readonly from: number | undefined
  readonly until: number | undefined
  readonly identities: readonly Identity[]
  /** Whether the issuer of the token and the issuer in the badge are one. */
  readonly agrees: boolean
}

const words = v.pipe(v.string(), v.maxLength(2000))
const types = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((told) => [told].flat())
)
const issuer = v.union([
  v.pipe(
    words,
    v.transform((id) => ({ id, name: undefined }))
  ),
  v.pipe(
    v.looseObject({ id: words, name: v.fallback(v.optional(words), undefined) }),
    v.transform(({ id, name }) => ({ id, name }))
  )
])
const identity = v.looseObject({
  identityHash: words,
  identityType: v.fallback(words, ''),
  hashed: v.fallback(v.boolean(), false),
  salt: v.fallback(v.optional(words, ''), '')
})
const day = v.fallback(v.optional(words), undefined)

/** The parts of an OpenBadgeCredential that matter here: https://www.imsglobal.org/spec/ob/v3p0/#openbadgecredential */
const credential = v.looseObject({
  type: v.pipe(
    types,
    v.check((all) => all.some((one) => one === 'OpenBadgeCredential' || one === 'AchievementCredential'))
  ),
  issuer,
  validFrom: day,
  issuanceDate: day,
  validUntil: day,
  expirationDate: day,
  name: v.fallback(v.optional(words), undefined),
  credentialSubject: v.looseObject({
    id: v.fallback(v.optional(words), undefined),
    identifier: v.fallback(v.pipe(v.array(v.unknown()), v.maxLength(20)), []),
    achievement: v.looseObject({ name: words })
  })
})

const token = v.looseObject({
  iss: v.fallback(v.optional(words), undefined),
  sub: v.fallback(v.optional(words), undefined),
  nbf: v.fallback(v.optional(v.pipe(v.number(), v.finite())), undefined),
  exp: v.fallback(v.optional(v.pipe(v.number(), v.finite())), undefined),
  vc: v.optional(v.unknown())
})

/**
 * Reads what a badge says from the payload of its token; null when it is no Open Badge 3.0. The parts of the
 * badge stand in the payload itself, or in `vc` as an older way of writing has it.
 */
export function readClaims(payload: unknown): BadgeClaims | null {
  const told = v.safeParse(token, payload)
  if (!told.success) return null
  const { iss, sub, nbf, exp, vc } = told.output
  const parsed = v.safeParse(credential, vc ?? payload)
  if (!parsed.success) return null
  const badge = parsed.output
  const { id, identifier, achievement } = badge.credentialSubject
  const name = achievement.name.trim() || (badge.name ?? '').trim()
  if (name === '') return null
  return {
    issuer: badge.issuer.id,
    issuerName: badge.issuer.name?.trim() || badge.issuer.id,
    name,
    from: latest(instantOf(badge.validFrom ?? badge.issuanceDate), inMs(nbf)),
    until: earliest(instantOf(badge.validUntil ?? badge.expirationDate), inMs(exp)),
    identities: [
      ...identifier.flatMap(asIdentity),
      ...[id, sub].flatMap((one) =>
        one?.startsWith('mailto:') ? [inClear('emailAddress', one.slice('mailto:'.length))] : []
      )
    ],
    agrees: iss === undefined || iss === badge.issuer.id
  }
}

function asIdentity(told: unknown): Identity[] {
  const parsed = v.safeParse(identity, told)
  if (!parsed.success) return []
  const { identityHash: value, identityType: kind, hashed, salt } = parsed.output
  return [{ kind, value, hashed: hashed || /^(sha256|md5)\$/.test(value), salt }]
}

function inClear(kind: string, value: string): Identity {
  return { kind, value, hashed: false, salt: '' }
}

function instantOf(told: string | undefined): number | undefined {
  const at = told === undefined || !/^\d{4}-\d{2}-\d{2}T/.test(told) ? Number.NaN : Date.parse(told)
  return Number.isNaN(at) ? undefined : at
}

function inMs(seconds: number | undefined): number | undefined {
  return seconds === undefined || Math.abs(seconds) > 8.64e12 ? undefined : seconds * 1000
}

function latest(...all: (number | undefined)[]): number | undefined {
  const known = all.filter((one) => one !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}

function earliest(...all: (number | undefined)[]): number | undefined {
  const known = all.filter((one) => one !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}
