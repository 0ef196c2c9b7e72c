import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testKeyring } from '../../../tests/support/database.ts'
import { checkpointSigner } from './checkpoint-key.server.ts'

const words = Buffer.from('line 7')

function fits(publicKey: string, signature: string, bytes: Uint8Array): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return verify(null, bytes, key, Buffer.from(signature, 'base64url'))
}

describe('the key that signs checkpoints', () => {
  it('is the same for the same keyring, read again or not', () => {
    const keyring = testKeyring()
    const [one, again] = [checkpointSigner(keyring), checkpointSigner({ ...keyring })]
    expect([again.id, again.publicKey]).toEqual([one.id, one.publicKey])
    expect(checkpointSigner(keyring)).toBe(one)
  })

  it('follows from the current key alone, in one way for good: what was signed before is still theirs', () => {
    const keyring = {
      current: 'kek-1',
      keyEncryptionKeys: { 'kek-1': Buffer.alloc(32, 7) },
      pepper: randomBytes(32)
    }
    const signer = checkpointSigner(keyring)
    expect(signer.id).toBe('e6959a639fcbe270794c149798b0b05b')
    expect(signer.publicKey).toBe('9rv7FFzg_q-bhgzAS0Xo_bPfMBEgAokY966VsuNQbAM')
  })

  it('signs what its public key says it signed, and nothing else', () => {
    const signer = checkpointSigner(testKeyring())
    expect(fits(signer.publicKey, signer.sign(words), words)).toBe(true)
    expect(fits(signer.publicKey, signer.sign(words), Buffer.from('line 8'))).toBe(false)
    expect(fits(checkpointSigner(testKeyring()).publicKey, signer.sign(words), words)).toBe(false)
  })

  it('has an id that follows from its public key', () => {
    const { id, publicKey } = checkpointSigner(testKeyring())
    const whole = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex')
    expect(id).toBe(whole.slice(0, 32))
  })

  it('is another once the keyring has a new current key', () => {
    const keyring = testKeyring()
    const added = { ...keyring.keyEncryptionKeys, new: randomBytes(32) }
    const next = checkpointSigner({ ...keyring, keyEncryptionKeys: added, current: 'new' })
    expect(next.id).not.toBe(checkpointSigner(keyring).id)
  })

  it('does not show the key it was made from', () => {
    const keyring = testKeyring()
    const { publicKey } = checkpointSigner(keyring)
    expect(publicKey).not.toBe(keyring.keyEncryptionKeys[keyring.current]!.toString('base64url'))
    expect(Buffer.from(publicKey, 'base64url')).toHaveLength(32)
  })

  it('says in words when the keyring lacks its current key', () => {
    expect(() => checkpointSigner({ ...testKeyring(), current: 'gone' })).toThrow(
      'Key gone is not in the keyring'
    )
  })
})
