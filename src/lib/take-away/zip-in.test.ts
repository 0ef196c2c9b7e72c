import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listZip, readEntry, ZipRefused, zipLimits, type Source } from './zip-in.ts'
import { zipOut } from './zip-out.ts'

const from = (bytes: Uint8Array): Source => ({
  bytes: bytes.length,
  part: async function* (start, end) {
    for (let at = start; at < end; at += 1000) yield bytes.subarray(at, Math.min(end, at + 1000))
  }
})

async function opened(bytes: Uint8Array): Promise<Record<string, string>> {
  const source = from(bytes)
  const found: Record<string, string> = {}
  for (const entry of await listZip(source)) {
    found[entry.name] = Buffer.concat(await Array.fromAsync(readEntry(source, entry))).toString()
  }
  return found
}

async function problemOf(bytes: Uint8Array): Promise<string> {
  const refused = await opened(bytes).catch((cause: unknown) => cause)
  if (!(refused instanceof ZipRefused)) throw new Error(`it was taken, or failed: ${String(refused)}`)
  return refused.problem
}

const text = (words: string) => Buffer.from(words)
const two = () =>
  Buffer.from(zipSync({ 'a.txt': text('one'.repeat(50)), 'b/c.txt': [text('two'), { level: 0 }] }))

/** Where the directory's head of the nth file is. */
const central = (zip: Buffer, nth = 0) => {
  let at = zip.readUInt32LE(zip.length - 22 + 16)
  for (let i = 0; i < nth; i++) at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30)
  return at
}

function changed(change: (zip: Buffer) => void): Buffer {
  const zip = two()
  change(zip)
  return zip
}

describe('reading a zip', () => {
  it('finds what others packed, and what we pack ourselves', async () => {
    expect(await opened(two())).toEqual({ 'a.txt': 'one'.repeat(50), 'b/c.txt': 'two' })
    const open = async () =>
      (async function* () {
        yield text('three')
      })()
    const ours = await zipOut([{ name: 'é', pieces: ['x'] }], [{ name: 'f', bytes: 5, open }], 1e12)
    expect(await opened(Buffer.concat(await Array.fromAsync(ours.chunks)))).toEqual({ é: 'x', f: 'three' })
  })

  it.each([
    ['nothing', 'not-zip', () => Buffer.alloc(0)],
    ['a picture', 'not-zip', () => Buffer.alloc(5000, 0xff)],
    ['a zip that was cut', 'not-zip', () => two().subarray(0, -5)],
    ['a zip behind something else', 'strange', () => Buffer.concat([text('MZ'), two()])],
    ['a locked file', 'locked', () => changed((zip) => (zip[central(zip) + 8]! |= 1))],
    ['a locked file whose directory denies it', 'locked', () => changed((zip) => (zip[6]! |= 1))],
    ['another way of packing', 'strange', () => changed((zip) => zip.writeUInt16LE(12, central(zip) + 10))],
    ['zip64', 'strange', () => changed((zip) => zip.writeUInt32LE(0xffffffff, central(zip) + 24))],
    ['a zip in parts', 'strange', () => changed((zip) => zip.writeUInt16LE(1, zip.length - 22 + 4))],
    ['a file with two names', 'strange', () => changed((zip) => zip.write('z', 30))],
    ['two files in one place', 'strange', () => changed((zip) => zip.writeUInt32LE(0, central(zip, 1) + 42))],
    ['a changed byte', 'broken', () => changed((zip) => (zip[zip.indexOf('two')]! ^= 1))],
    ['a changed packed byte', 'broken', () => changed((zip) => (zip[36]! ^= 0xff))],
    ['more than it said', 'broken', () => changed((zip) => zip.writeUInt32LE(9, central(zip) + 24))],
    ['a place that is nowhere', 'broken', () => changed((zip) => zip.writeUInt32LE(9999, central(zip) + 42))],
    ['a way out', 'bad-names', () => zipSync({ '../a': text('a') })],
    ['a way from the root', 'bad-names', () => zipSync({ '/a': text('a') })],
    ['a way of another system', 'bad-names', () => zipSync({ 'C:\\a': text('a') })],
    ['a name twice', 'bad-names', () => zipSync({ a: text('a'), A: text('b') })],
    ['too many files', 'too-much', () => manyFiles(zipLimits.entries + 1)],
    ['a bomb', 'too-much', () => zipSync({ a: Buffer.alloc(zipLimits.smallAnyway + 1) })],
    [
      'more than 200 MB',
      'too-much',
      () => changed((zip) => zip.writeUInt32LE(zipLimits.bytes + 1, central(zip) + 24))
    ]
  ])('refuses %s', async (_what, problem, make) => {
    expect(await problemOf(make())).toBe(problem)
  })

  it('takes no more memory for a bomb that lies about its size', async () => {
    const zip = Buffer.from(zipSync({ a: Buffer.alloc(50_000_000) }))
    zip.writeUInt32LE(1000, central(zip) + 24)
    expect(await problemOf(zip)).toBe('broken')
  })

  it('never fails in another way, whatever bytes were changed', async () => {
    const change = fc.array(fc.tuple(fc.nat({ max: two().length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 4
    })
    await fc.assert(
      fc.asyncProperty(change, async (changes) => {
        const zip = two()
        for (const [at, byte] of changes) zip[at] = byte
        await opened(zip).catch((cause: unknown) => expect(cause).toBeInstanceOf(ZipRefused))
      }),
      { numRuns: 500 }
    )
  })
})

function manyFiles(count: number): Uint8Array {
  return zipSync(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}`, text('')])))
}
