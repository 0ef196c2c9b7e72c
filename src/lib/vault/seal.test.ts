import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, SealBroken, unseal } from './seal.server.ts'

const key = { id: 'k1', bytes: randomBytes(32) }
const place = ['person', 'section', 'contact', 1]
const plain = Buffer.from('01632 960123')
const sealed = seal(key, place, plain)

describe('sealing', () => {
  it('opens for the same key and place, whatever was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(new Uint8Array(unseal(key, place, seal(key, place, bytes)))).toEqual(bytes)
      })
    )
  })

  it('opens what was sealed before: stored for years, in this format', () => {
    const known = { id: 'k1', bytes: Buffer.alloc(32, 7) }
    const stored = Buffer.from('AfiRpHF2qyjAPcHRq/7VVOt/Qjj7SXOIgMF3jlXdg1vfU/+3YVyWU28=', 'base64')
    expect(unseal(known, place, stored)).toEqual(plain)
  })

  it('is 29 bytes longer than the plain text, and never the same twice', () => {
    expect(sealed.length).toBe(plain.length + 29)
    expect(seal(key, place, plain)).not.toEqual(sealed)
    expect(sealed.includes(plain)).toBe(false)
  })

  it.each([
    ['another person', ['other', 'section', 'contact', 1]],
    ['another section', ['person', 'section', 'goals', 1]],
    ['another version', ['person', 'section', 'contact', 2]],
    ['a number told as text', ['person', 'section', 'contact', '1']],
    ['parts joined another way', ['person', 'sectioncontact', 1]]
  ])('does not open for %s', (_, elsewhere) => {
    expect(() => unseal(key, elsewhere, sealed)).toThrow(SealBroken)
  })

  it('does not open with another key, nor with the same bytes under another id', () => {
    expect(() => unseal({ id: 'k1', bytes: randomBytes(32) }, place, sealed)).toThrow(SealBroken)
    expect(() => unseal({ ...key, id: 'k2' }, place, sealed)).toThrow(SealBroken)
  })

  it('keeps what the engine said of it, for whoever looks into it', () => {
    expect(() => unseal(key, ['elsewhere'], sealed)).toThrow(
      expect.objectContaining({ cause: expect.any(Error) })
    )
  })

  it('does not open when any one byte was changed', () => {
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed)
      changed[i] = changed[i]! ^ 1
      expect(() => unseal(key, place, changed), `byte ${i}`).toThrow(SealBroken)
    }
  })

  it('does not open when it was cut, also to nothing, and never answers empty', () => {
    for (let length = 0; length < sealed.length; length++) {
      expect(() => unseal(key, place, sealed.subarray(0, length)), `${length} bytes`).toThrow(SealBroken)
    }
  })

  it('names the place and the key in its error, and neither the person nor the value', () => {
    expect(() => unseal(key, place, Buffer.alloc(40))).toThrow(
      'A sealed document does not open: key k1, place section/contact/1.'
    )
  })
})
