import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SealBroken, type DataKey } from '#lib/vault/seal.server.ts'
import { openSection, sealSection } from './section-seal.server.ts'

const aKey = (): DataKey => ({ id: 'key-1', bytes: randomBytes(32) })
const document = { legalName: 'Zoë O’Brien 李 محمد', sex: { ratherNotSay: true } }

describe('a sealed section', () => {
  it('opens again for the same person, section and version', () => {
    const key = aKey()
    const sealed = sealSection(key, 'sam', 'identity', 3, document)
    expect(openSection(key, 'sam', 'identity', 3, sealed)).toEqual(document)
  })

  it('holds no plain word, and differs each time', () => {
    const key = aKey()
    const sealed = sealSection(key, 'sam', 'identity', 3, document)
    expect(sealed.includes('Zoë')).toBe(false)
    expect(sealed.includes('legalName')).toBe(false)
    expect(sealed.equals(sealSection(key, 'sam', 'identity', 3, document))).toBe(false)
  })

  it('does not open in any other place, with any other key, or with one bit changed', () => {
    const key = aKey()
    const sealed = sealSection(key, 'sam', 'identity', 3, document)
    expect(() => openSection(key, 'jo', 'identity', 3, sealed)).toThrow(SealBroken)
    expect(() => openSection(key, 'sam', 'contact', 3, sealed)).toThrow(SealBroken)
    expect(() => openSection(key, 'sam', 'identity', 4, sealed)).toThrow(SealBroken)
    expect(() => openSection(aKey(), 'sam', 'identity', 3, sealed)).toThrow(SealBroken)
    expect(() => openSection({ ...key, id: 'key-2' }, 'sam', 'identity', 3, sealed)).toThrow(SealBroken)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1 // `at` is within the bytes
      expect(() => openSection(key, 'sam', 'identity', 3, changed)).toThrow(SealBroken)
    }
    expect(() => openSection(key, 'sam', 'identity', 3, sealed.subarray(0, 40))).toThrow(SealBroken)
    expect(() => openSection(key, 'sam', 'identity', 3, Buffer.alloc(0))).toThrow(SealBroken)
  })

  it('says in its error where, and nothing of what was in it', () => {
    const key = aKey()
    const sealed = sealSection(key, 'sam', 'identity', 3, document)
    expect(() => openSection(key, 'sam', 'identity', 4, sealed)).toThrow(
      'A sealed document does not open: key key-1, place section/identity/4.'
    )
  })
})
