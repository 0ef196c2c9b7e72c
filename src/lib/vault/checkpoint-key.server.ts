import { createPrivateKey, createPublicKey, hash as digest, hkdfSync, sign } from 'node:crypto'
import { OperatorError } from '#lib/database/operator-error.ts'
import type { Keyring } from './keyring.server.ts'

/** Signs checkpoints. Whoever holds the keyring can sign; everybody can check with the public key. */
export interface Signer {
  /** The first 16 bytes of SHA-256 of the public key, lower-case hex: a key cannot pass for another. */
  readonly id: string
  /** Ed25519, 32 bytes, base64url. */
  readonly publicKey: string
  /** @returns 64 bytes, base64url */
  sign(bytes: Uint8Array): string
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, 10.3). */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex')

const signers = new WeakMap<Keyring, Signer>()

/**
 * The signing key of the keyring in use: HKDF-SHA-256 of its current key (RFC 5869), so that it is kept,
 * backed up and changed with that key and never stored. Test: `checkpoint-key.test.ts`.
 */
export function checkpointSigner(keyring: Keyring): Signer {
  let signer = signers.get(keyring)
  if (!signer) signers.set(keyring, (signer = makeSigner(keyring)))
  return signer
}

function makeSigner({ current, keyEncryptionKeys }: Keyring): Signer {
  const from = keyEncryptionKeys[current]
  if (!from) throw new OperatorError(`Key ${current} is not in the keyring, so nothing can be signed.`)
  const seed = Buffer.from(hkdfSync('sha256', from, '', 'waymark checkpoint Ed25519', 32))
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Start, seed]), format: 'der', type: 'pkcs8' })
  // The key stands at the end of its SubjectPublicKeyInfo (RFC 8410, 4).
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    id: digest('sha256', publicKey, 'hex').slice(0, 32),
    publicKey: publicKey.toString('base64url'),
    sign: (bytes) => sign(null, bytes, key).toString('base64url')
  }
}
