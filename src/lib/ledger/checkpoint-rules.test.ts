import { describe, expect, it } from 'vitest'
import { checkpointSigner } from '#lib/vault/checkpoint-key.server.ts'
import { testKeyring } from '../../../tests/support/database.ts'
import { aChain, aCheckpoint, publicKeyOf } from '../../../tests/support/history.ts'
import { parseCheckpoint, parsePublicKey } from './checkpoint-rules.ts'

const signer = checkpointSigner(testKeyring())
const checkpoint = aCheckpoint(aChain(2), signer)
const publicKey = publicKeyOf(signer)

const notText = [undefined, null, 7, true, ['ab'], { toString: 'ab' }]
const notHex = (hex: string) => [
  ...notText,
  hex.slice(1),
  `${hex}0`,
  `0${hex}`,
  ` ${hex.slice(1)}`,
  `g${hex.slice(1)}`
]
const notBase64url = (text: string) => [
  ...notText,
  text.slice(1),
  `${text}A`,
  `+${text.slice(1)}`,
  `${text.slice(1)}=`
]
const notWhole = [undefined, null, '1', -1, 0.5, NaN, 2 ** 53, [1]]

describe('reading a checkpoint', () => {
  it('takes what was written, and nothing more', () => {
    expect(parseCheckpoint(checkpoint)).toEqual(checkpoint)
    expect(parseCheckpoint({ ...checkpoint, more: 1 })).toEqual(checkpoint)
  })

  it.each<[string, readonly unknown[]]>([
    ['format', [...notText, 'waymark-checkpoint-2', '']],
    ['person', [...notText, '', 'x'.repeat(101)]],
    ['seq', notWhole],
    ['time', [...notWhole, 8.64e15 + 1]],
    ['hash', [...notHex(checkpoint.hash), [checkpoint.hash]]],
    ['key', [...notHex(checkpoint.key), [checkpoint.key]]],
    ['signature', notBase64url(checkpoint.signature)]
  ])('refuses one whose %s is of another kind', (field, values) => {
    for (const value of values) {
      expect(parseCheckpoint({ ...checkpoint, [field]: value }), JSON.stringify(value)).toBeNull()
    }
  })

  it.each([
    ['person', 'x'],
    ['person', 'x'.repeat(100)],
    ['seq', 0],
    ['seq', 2 ** 53 - 1],
    ['time', 0],
    ['time', 8.64e15],
    ['hash', 'a'.repeat(64)]
  ])('takes a %s that is just allowed', (field, value) => {
    expect(parseCheckpoint({ ...checkpoint, [field]: value })).toMatchObject({ [field]: value })
  })
})

describe('reading a public key', () => {
  it('takes what was written, and nothing more', () => {
    expect(parsePublicKey({ ...publicKey, since: 1 })).toEqual(publicKey)
  })

  it.each<[string, readonly unknown[]]>([
    ['id', [...notHex(publicKey.id), [publicKey.id]]],
    ['algorithm', [...notText, 'ed25519']],
    ['key', notBase64url(publicKey.key)]
  ])('refuses one whose %s is of another kind', (field, values) => {
    for (const value of values) {
      expect(parsePublicKey({ ...publicKey, [field]: value }), JSON.stringify(value)).toBeNull()
    }
  })
})
