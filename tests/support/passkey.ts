import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON
} from '@simplewebauthn/server'

/** What a test can make a device do wrong. */
export interface Mischief {
  origin?: string
  /** Nobody was asked for a finger, a face or a PIN. */
  unverified?: boolean
  counter?: number
  userHandle?: string
  challenge?: string
  /** What vouches for the new key: nothing, the key itself, or a certificate of the device's maker. */
  proof?: 'self' | 'certificate'
}

/** A phone that makes and uses one passkey (ES256), in software. */
export function aPhone(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let userHandle = ''
  let counter = 0

  const clientData = (type: string, challenge: string, mischief: Mischief) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: mischief.challenge ?? challenge,
        origin: mischief.origin ?? origin,
        crossOrigin: false
      })
    )
  const authenticatorData = (flags: number, mischief: Mischief, attested = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(mischief.counter ?? counter)
    const relyingParty = createHash('sha256').update(new URL(origin).hostname).digest()
    return Buffer.concat([
      relyingParty,
      Buffer.from([mischief.unverified ? flags & ~4 : flags]),
      count,
      attested
    ])
  }

  /** WebAuthn 8.2 (packed, by the key itself) and 8.6 (FIDO U2F, with a certificate). */
  const proofOf = (proof: Mischief['proof'], authData: Buffer, hash: Buffer): [string, unknown][] => {
    const signed = (...parts: Buffer[]) => sign('sha256', Buffer.concat(parts), privateKey)
    if (proof === 'self') {
      const statement = new Map<string, unknown>([
        ['alg', -7],
        ['sig', signed(authData, hash)]
      ])
      return [
        ['fmt', 'packed'],
        ['attStmt', statement]
      ]
    }
    if (proof === undefined) {
      return [
        ['fmt', 'none'],
        ['attStmt', new Map()]
      ]
    }
    const point = [Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]
    const sig = signed(Buffer.from([0]), authData.subarray(0, 32), hash, id, ...point)
    const statement = new Map<string, unknown>([
      ['x5c', [certificateOf(publicKey)]],
      ['sig', sig]
    ])
    return [
      ['fmt', 'fido-u2f'],
      ['attStmt', statement]
    ]
  }

  return {
    id: id.toString('base64url'),

    make(options: PublicKeyCredentialCreationOptionsJSON, mischief: Mischief = {}): RegistrationResponseJSON {
      userHandle = options.user.id
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x!, 'base64url')],
          [-3, Buffer.from(y!, 'base64url')]
        ])
      )
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const authData = authenticatorData(0x45, mischief, Buffer.concat([Buffer.alloc(16), length, id, key]))
      const data = clientData('webauthn.create', options.challenge, mischief)
      const hash = createHash('sha256').update(data).digest()
      const attestation = cbor(
        new Map<string, unknown>([...proofOf(mischief.proof, authData, hash), ['authData', authData]])
      )
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal']
        }
      }
    },

    use(options: PublicKeyCredentialRequestOptionsJSON, mischief: Mischief = {}): AuthenticationResponseJSON {
      counter++
      const authData = authenticatorData(0x05, mischief)
      const data = clientData('webauthn.get', options.challenge, mischief)
      const signed = Buffer.concat([authData, createHash('sha256').update(data).digest()])
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
          userHandle: mischief.userHandle ?? userHandle
        }
      }
    }
  }
}

/** As much of a certificate (RFC 5280) as is read before anybody asks who signed it. */
function certificateOf(key: KeyObject): Buffer {
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255]
    return Buffer.concat([Buffer.from([tag, ...length]), body])
  }
  const algorithm = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex'))) // ecdsa-with-SHA256
  const time = (text: string) => der(0x18, Buffer.from(text))
  const life = der(0x30, time('20200101000000Z'), time('21200101000000Z'))
  const one = der(0x02, Buffer.from([1]))
  const facts = [one, algorithm, der(0x30), life, der(0x30), key.export({ type: 'spki', format: 'der' })]
  return der(0x30, der(0x30, ...facts), algorithm, der(0x03, Buffer.from([0, 0])))
}

/** As much of CBOR (RFC 8949) as a passkey needs: small numbers, texts, bytes, lists and maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)])
  const entries = [...(value as Map<unknown, unknown>)].flat().map(cbor)
  return Buffer.concat([head(5, entries.length / 2), ...entries])
}

function head(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(kind << 5) | length])
  if (length < 256) return Buffer.from([(kind << 5) | 24, length])
  return Buffer.from([(kind << 5) | 25, length >> 8, length & 255])
}
