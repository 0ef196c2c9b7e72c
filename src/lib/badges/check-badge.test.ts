import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aBadge, anIssuer, forSomebody, type Issuer } from '../../../tests/support/badges.ts'
import { checkBadge } from './check-badge.server.ts'
import { trustIssuers } from './trusted-issuers.server.ts'

const sam = { names: ['Sam Carter'], emails: [], numbers: [] }
const now = Date.UTC(2026, 10, 22)
const encode = (told: unknown) => Buffer.from(JSON.stringify(told)).toString('base64url')

let college: Issuer
let stranger: Issuer
beforeAll(async () => {
  college = await anIssuer()
  stranger = await anIssuer()
  trustIssuers([college])
})

const verdictOf = async (text: string) => (await checkBadge(text, sam, now))?.verdict
const signed = (more: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
  college.sign(aBadge(college, more), header)

describe('a badge', () => {
  it('of a trusted issuer, for this person, is checked, and named by the trusted list', async () => {
    expect(await checkBadge(await signed(), sam, now)).toMatchObject({
      verdict: 'checked',
      issuerName: 'Practice College',
      claims: { name: 'Food Safety Level 2', from: Date.UTC(2025, 5, 5) }
    })
  })

  it.each(['RS256', 'PS256', 'ES384', 'EdDSA'] as const)('may be signed with %s', async (alg) => {
    const issuer = await anIssuer(alg)
    trustIssuers([issuer])
    expect(await verdictOf(await issuer.sign(aBadge(issuer)))).toBe('checked')
  })

  it('may be written the older way, with what it says in `vc`', async () => {
    const { validFrom: issuanceDate, iss, ...vc } = aBadge(college)
    expect(await verdictOf(await college.sign({ iss, vc: { ...vc, issuanceDate } }))).toBe('checked')
  })

  it('is told apart by why it is not checked', async () => {
    expect(await verdictOf(await signed({ validUntil: '2026-11-22T00:00:00Z' }))).toBe('expired')
    expect(await verdictOf(await signed({ exp: now / 1000 }))).toBe('expired')
    expect(await verdictOf(await signed({ exp: now / 1000 + 1 }))).toBe('checked')
    expect(await verdictOf(await signed({ validFrom: '2026-11-22T00:00:01Z' }))).toBe('not-yet')
    expect(await verdictOf(await signed({ nbf: now / 1000 + 1 }))).toBe('not-yet')
    expect(await verdictOf(await signed(forSomebody('Alex Smith')))).toBe('other-person')
    expect(await verdictOf(await signed(forSomebody('did:example:1', 'did')))).toBe('cannot-compare')
    expect(await verdictOf(await stranger.sign(aBadge(stranger)))).toBe('unknown-issuer')
    expect(await checkBadge('a.b.c', sam, now)).toBeNull()
    expect(await checkBadge(await college.sign({ hello: 1 }), sam, now)).toBeNull()
    expect(await checkBadge(await signed({ type: ['VerifiableCredential'] }), sam, now)).toBeNull()
  })

  it('with anything changed is tampered with', async () => {
    const [head, , sign] = (await signed()).split('.')
    const body = encode({ ...aBadge(college), name: 'x', ...forSomebody('Sam Carter') })
    expect(await verdictOf(`${head}.${body}.${sign}`)).toBe('tampered')
    expect(await verdictOf(`${head}.${encode(aBadge(college))}.`)).toBe('tampered')
    // What an issuer signs counts for its own badges alone.
    expect(await verdictOf(await stranger.sign(aBadge(college)))).toBe('tampered')
    expect(await verdictOf(await signed({ iss: stranger.id }))).toBe('tampered')
  })
})

describe('a trick', () => {
  it('with the way of signing is not believed', async () => {
    const body = encode(aBadge(college))
    for (const alg of ['none', 'None', 'HS256', 'HS512', 'ES256K', '', undefined, ['ES256']]) {
      const head = encode({ alg, typ: 'JWT' })
      expect(await verdictOf(`${head}.${body}.`), String(alg)).toBe('algorithm')
    }
    // The public key as a shared secret.
    for (const secret of [JSON.stringify(college.publicKey), college.publicKey.x ?? '']) {
      const head = encode({ alg: 'HS256' })
      const mac = createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')
      expect(await verdictOf(`${head}.${body}.${mac}`)).toBe('algorithm')
    }
    // Another believed way than the issuer's.
    const rsa = await anIssuer('RS256')
    expect(await verdictOf(await rsa.sign(aBadge(college)))).toBe('tampered')
    const parts = (await signed({}, { crit: ['exp'], exp: 1 }).catch(() => '')).split('.')
    if (parts.length === 3) expect(await verdictOf(parts.join('.'))).toBe('algorithm')
    expect(await verdictOf(`${encode({ alg: 'ES256', b64: false })}.${body}.x`)).toBe('algorithm')
  })

  it('with a key that comes along is not believed', async () => {
    for (const header of [
      { jwk: stranger.publicKey },
      { jwk: stranger.publicKey, kid: college.keys[0]!.kid },
      { jku: 'https://evil.example/jwks.json' },
      { x5u: 'https://evil.example/cert' },
      { x5c: ['MIIB'] }
    ]) {
      expect(await verdictOf(await stranger.sign(aBadge(college), header)), JSON.stringify(header)).toBe(
        'tampered'
      )
    }
  })

  it('with the name of the key leads nowhere', async () => {
    for (const kid of [
      '../../etc/passwd',
      'https://evil.example/key',
      '__proto__',
      "' OR 1=1",
      stranger.keys[0]!.kid
    ]) {
      expect(await verdictOf(await stranger.sign(aBadge(college), { kid })), kid).toBe('tampered')
      expect(await verdictOf(await signed({}, { kid })), kid).toBe('checked') // it is only a hint
    }
    for (const id of ['__proto__', 'constructor', `${college.id}/`, college.id.toUpperCase()]) {
      expect(await verdictOf(await college.sign(aBadge({ id }))), id).toBe('unknown-issuer')
    }
  })

  it('with size or depth is no badge', async () => {
    const deep = `{"alg":"ES256"}.${'['.repeat(100_000)}`
      .split('.')
      .map((part) => Buffer.from(part).toString('base64url'))
    expect(await checkBadge(`${deep.join('.')}.x`, sam, now)).toBeNull()
    const nested = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const body = Buffer.from(
      JSON.stringify(aBadge(college)).replace('"iss"', `"deep":${nested},"iss"`)
    ).toString('base64url')
    expect(await verdictOf(`${encode({ alg: 'ES256' })}.${body}.x`)).toBe('tampered')
    expect(
      await checkBadge(
        await signed({
          name: 'x'.repeat(3000),
          credentialSubject: { achievement: { name: 'x'.repeat(3000) } }
        }),
        sam,
        now
      )
    ).toBeNull()
  })
})
