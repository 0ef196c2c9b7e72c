import { crc32, deflateSync } from 'node:zlib'
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose'
import type { TrustedIssuer, BelievedAlgorithm } from '#lib/badges/issuers.ts'

/** Somebody who gives badges, with a key of their own; made anew for each test. */
export interface Issuer extends TrustedIssuer {
  readonly alg: BelievedAlgorithm
  readonly publicKey: JWK
  sign(payload: unknown, header?: Record<string, unknown>): Promise<string>
}

let made = 0

/** An issuer that nobody trusts yet: `trustIssuers([issuer])` does. */
export async function anIssuer(alg: BelievedAlgorithm = 'ES256', name = 'Practice College'): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = await exportJWK(publicKey)
  const id = `https://issuer-${++made}.example/profile`
  const kid = `${id}#key-1`
  return {
    id,
    name,
    alg,
    publicKey: jwk,
    keys: [{ kid, alg, jwk }],
    sign: (payload, header = {}) =>
      new CompactSign(Buffer.from(JSON.stringify(payload)))
        .setProtectedHeader({ alg, kid, typ: 'JWT', ...header })
        .sign(privateKey)
  }
}

/** An Open Badge 3.0 for Sam Carter, as an issuer would write it. */
export function aBadge(issuer: Pick<TrustedIssuer, 'id'>, more: Record<string, unknown> = {}) {
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
    ],
    id: 'urn:uuid:1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Food Safety Level 2',
    issuer: { id: issuer.id, type: ['Profile'], name: 'What the badge calls it' },
    validFrom: '2025-06-05T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', identityHash: 'Sam Carter', identityType: 'name', hashed: false }
      ],
      achievement: {
        id: 'urn:uuid:2',
        type: ['Achievement'],
        name: 'Food Safety Level 2',
        criteria: { narrative: 'Passed the test.' }
      }
    },
    iss: issuer.id,
    ...more
  }
}

/** The same badge for somebody else. */
export function forSomebody(identityHash: string, identityType = 'name', more: Record<string, unknown> = {}) {
  return {
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', identityHash, identityType, hashed: false, ...more }],
      achievement: { name: 'Food Safety Level 2' }
    }
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A picture of one dot that carries this text. */
export function pngWith(text: string, { keyword = 'openbadgecredential', packed = false } = {}): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const carried = packed ? deflateSync(text) : Buffer.from(text)
  const before = Buffer.from(`${keyword}\0${packed ? '\x01' : '\0'}\0\0\0`, 'latin1')
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('iTXt', Buffer.concat([before, carried])),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0))
  ])
}

export function svgWith(text: string): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">` +
      `<openbadges:credential verify="${text}"></openbadges:credential><circle r="4"/></svg>`
  )
}
