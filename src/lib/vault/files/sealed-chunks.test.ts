import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chunkCount,
  chunkSize,
  openChunk,
  openSealedThumbnail,
  sealChunks,
  sealedChunkSize,
  sealedSize
} from './sealed-chunks.server.ts'

const key = { id: 'key-1', bytes: randomBytes(32) }
const place = { personId: 'sam', fileId: 'file-1' }

/** In parts of these sizes, over and over. */
function* inParts(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let from = 0, i = 0; from < bytes.length; i++) {
    const to = from + sizes[i % sizes.length]!
    yield bytes.subarray(from, to)
    from = to
  }
}

async function sealed(bytes: Buffer, sizes: readonly number[] = [16_384]): Promise<Buffer[]> {
  return Array.fromAsync(sealChunks(key, place, inParts(bytes, sizes)))
}

const open = (chunks: readonly Buffer[], of = place) =>
  Buffer.concat(chunks.map((chunk, i) => openChunk(key, of, i, i === chunks.length - 1, chunk)))

describe('a file in sealed chunks', () => {
  it('opens as it was, of any size and in whatever parts it came', async () => {
    const around = [0, 1, 2].flatMap((n) => [n * chunkSize - 1, n * chunkSize, n * chunkSize + 1])
    const sizes = fc.oneof(fc.constantFrom(...around.filter((n) => n >= 0)), fc.nat(3 * chunkSize))
    const parts = fc.array(fc.integer({ min: 1, max: 2 * chunkSize }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(sizes, parts, async (size, partSizes) => {
        const bytes = randomBytes(size)
        const chunks = await sealed(bytes, [...partSizes, 4096])
        expect(chunks).toHaveLength(chunkCount(size))
        expect(chunks.slice(0, -1).every((chunk) => chunk.length === sealedChunkSize)).toBe(true)
        expect(Buffer.concat(chunks)).toHaveLength(sealedSize(size))
        expect(open(chunks).equals(bytes)).toBe(true)
      }),
      { numRuns: 60 }
    )
  })

  it('opens what was sealed before, and its small picture: stored for years, in this format', () => {
    const known = { id: 'key-1', bytes: Buffer.alloc(32, 7) }
    const [only, first, last, picture] = [
      'Af4F/zf+IWRUwZeCIbX6Ey9LUCa3vtOnvtfvrZ+Kjy0=',
      'ATMUvwSspDTAwVeUL9rpKGKUMsfBj8mra+vTOevToxU=',
      'AUKaL4ZpuKh6BCRaYiFOG8IW/vyUr1EkiOoG9VIG6Lo=',
      'ATjIgTE0/KbERX/SlnAbcyFON3rfCoYUAQfvYNswrrs='
    ].map((stored) => Buffer.from(stored, 'base64')) as [Buffer, Buffer, Buffer, Buffer]
    expect(openChunk(known, place, 0, false, first).toString()).toBe('end')
    expect(openChunk(known, place, 0, true, only).toString()).toBe('end')
    expect(openChunk(known, place, 1, true, last).toString()).toBe('end')
    expect(openSealedThumbnail(known, place, picture).toString()).toBe('pic')
  })

  it('does not open when its end is cut off, at a chunk or in one', async () => {
    const chunks = await sealed(randomBytes(2 * chunkSize + 9))
    expect(() => open(chunks.slice(0, 2))).toThrow('does not open')
    expect(() => open([...chunks.slice(0, 2), chunks[2]!.subarray(0, 20)])).toThrow('does not open')
  })

  it('does not open when chunks are swapped, left out, doubled, or of another file or person', async () => {
    const [a, b, c] = (await sealed(randomBytes(2 * chunkSize + 9))) as [Buffer, Buffer, Buffer]
    for (const forged of [
      [b, a, c],
      [a, c],
      [b, c],
      [a, a, c],
      [a, b, c, c]
    ]) {
      expect(() => open(forged)).toThrow('does not open')
    }
    expect(() => open([a, b, c], { ...place, fileId: 'file-2' })).toThrow('does not open')
    expect(() => open([a, b, c], { ...place, personId: 'jay' })).toThrow('does not open')
    const changed = Buffer.from(b)
    changed[40] = changed[40]! ^ 1
    expect(() => open([a, changed, c])).toThrow('does not open')
  })
})
