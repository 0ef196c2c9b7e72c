import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
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
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData]
        ])
      )
      return {
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData('webauthn.create', options.challenge, mischief).toString('base64url'),
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

/** As much of CBOR (RFC 8949) as a passkey needs: small numbers, texts, bytes and maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...(value as Map<unknown, unknown>)].flat().map(cbor)
  return Buffer.concat([head(5, entries.length / 2), ...entries])
}

function head(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(kind << 5) | length])
  if (length < 256) return Buffer.from([(kind << 5) | 24, length])
  return Buffer.from([(kind << 5) | 25, length >> 8, length & 255])
}
