import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'

/** Why a zip is not taken. Each has words for the person (`import-words.ts`). */
export const zipProblems = ['not-zip', 'locked', 'strange', 'bad-names', 'too-much', 'broken'] as const
export type ZipProblem = (typeof zipProblems)[number]

export class ZipRefused extends Error {
  override readonly name = 'ZipRefused'
  readonly problem: ZipProblem
  constructor(problem: ZipProblem, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
  }
}

/** Bytes that can be read from anywhere. */
export interface Source {
  readonly bytes: number
  /** From `from` up to, not including, `to`. */
  readonly part: (from: number, to: number) => AsyncIterable<Uint8Array>
}

/** One file in a zip. */
export interface ZipEntry {
  readonly name: string
  /** Unpacked. */
  readonly bytes: number
  readonly packed: number
  readonly method: 0 | 8
  readonly crc: number
  /** Where its bytes begin. */
  readonly at: number
}

export const zipLimits = {
  entries: 2000,
  /** All of it, unpacked. */
  bytes: 200 * 1024 * 1024,
  /** Unpacked to packed, past what is small anyway. */
  ratio: 200,
  smallAnyway: 20 * 1024 * 1024
} as const

/**
 * The files of a zip, as its directory has them; nothing is unpacked yet. It takes only what every program
 * makes (APPNOTE.TXT 4.3: no zip64, no parts, no encryption) and what means the same to every program: names
 * and places are told once and agree with each other, and no two files share bytes. Test: `zip-in.test.ts`.
 *
 * @throws ZipRefused
 */
export async function listZip(source: Source): Promise<ZipEntry[]> {
  const end = await findEnd(source)
  if (end.entries > zipLimits.entries) throw new ZipRefused('too-much')
  const directory = await read(source, end.at, end.at + end.bytes)
  const listed = readDirectory(directory, end.entries)
  ensureNotTooMuch(listed)
  ensureGoodNames(listed.map(({ name }) => name))
  const entries: ZipEntry[] = []
  let free = 0
  for (const one of listed.toSorted((a, b) => a.head - b.head)) {
    if (one.head < free) throw new ZipRefused('strange')
    const at = await findData(source, one, end.at)
    free = at + one.packed
    if (free > end.at) throw new ZipRefused('broken')
    if (!one.name.endsWith('/')) entries.push({ ...one, at })
  }
  return entries
}

/**
 * One file, unpacked while it is read: never more of it than it said, and the whole of it only when it is what
 * was packed.
 *
 * @throws ZipRefused `broken`
 */
export async function* readEntry(source: Source, entry: ZipEntry): AsyncGenerator<Buffer> {
  let [bytes, crc] = [0, 0]
  for await (const piece of unpacked(source.part(entry.at, entry.at + entry.packed), entry.method)) {
    bytes += piece.length
    if (bytes > entry.bytes) throw new ZipRefused('broken')
    crc = crc32(piece, crc)
    yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  }
  if (bytes !== entry.bytes || crc !== entry.crc) throw new ZipRefused('broken')
}

async function* unpacked(packed: AsyncIterable<Uint8Array>, method: 0 | 8): AsyncGenerator<Uint8Array> {
  if (method === 0) return yield* packed
  const inflate = createInflateRaw({ chunkSize: 64 * 1024 })
  const feeding = pipeline(Readable.from(packed), inflate)
  feeding.catch(() => undefined) // told below, or nobody reads any more
  try {
    for await (const piece of inflate) yield piece as Buffer
    await feeding
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? new ZipRefused('broken', { cause })
      : cause
  } finally {
    inflate.destroy()
  }
}

const [localHead, centralHead, endHead, longestComment] = [30, 46, 22, 0xffff] // bytes
const [localSign, centralSign, endSign] = [0x04034b50, 0x02014b50, 0x06054b50]
const ofZip64 = 0xffffffff

interface End {
  readonly at: number
  readonly bytes: number
  readonly entries: number
}

/** The end of a zip stands at its end, with a comment at most behind it. */
async function findEnd(source: Source): Promise<End> {
  if (source.bytes < endHead) throw new ZipRefused('not-zip')
  const from = Math.max(0, source.bytes - endHead - longestComment)
  const tail = await read(source, from, source.bytes)
  for (let i = tail.length - endHead; i >= 0; i--) {
    if (tail.readUInt32LE(i) !== endSign || i + endHead + tail.readUInt16LE(i + 20) !== tail.length) continue
    const [disk, diskOfDirectory, here, entries] = [4, 6, 8, 10].map((at) => tail.readUInt16LE(i + at)) as [
      number,
      number,
      number,
      number
    ]
    const [bytes, at] = [tail.readUInt32LE(i + 12), tail.readUInt32LE(i + 16)]
    const isWhole = disk === 0 && diskOfDirectory === 0 && here === entries
    if (!isWhole || at + bytes !== from + i || entries === 0xffff) throw new ZipRefused('strange')
    return { at, bytes, entries }
  }
  throw new ZipRefused('not-zip')
}

type Listed = Omit<ZipEntry, 'at'> & { readonly head: number }

function readDirectory(directory: Buffer, entries: number): Listed[] {
  const listed: Listed[] = []
  let i = 0
  for (let count = 0; count < entries; count++) {
    if (i + centralHead > directory.length || directory.readUInt32LE(i) !== centralSign) {
      throw new ZipRefused('broken')
    }
    const [flags, method] = [directory.readUInt16LE(i + 8), directory.readUInt16LE(i + 10)]
    const [crc, packed, bytes] = [16, 20, 24].map((at) => directory.readUInt32LE(i + at)) as [
      number,
      number,
      number
    ]
    const [name, extra, comment] = [28, 30, 32].map((at) => directory.readUInt16LE(i + at)) as [
      number,
      number,
      number
    ]
    const head = directory.readUInt32LE(i + 42)
    const next = i + centralHead + name + extra + comment
    if (next > directory.length) throw new ZipRefused('broken')
    if (flags & 1) throw new ZipRefused('locked')
    if (
      (method !== 0 && method !== 8) ||
      flags & ~0b1000_0000_1110 ||
      [packed, bytes, head].includes(ofZip64)
    ) {
      throw new ZipRefused('strange')
    }
    const text = decode(directory.subarray(i + centralHead, i + centralHead + name))
    listed.push({ name: text, bytes, packed, method, crc, head })
    i = next
  }
  if (i !== directory.length) throw new ZipRefused('strange')
  return listed
}

/** Where the bytes begin, behind a head that says the same name. */
async function findData(source: Source, { head, name }: Listed, end: number): Promise<number> {
  if (head + localHead > end) throw new ZipRefused('broken')
  const local = await read(source, head, head + localHead)
  if (local.length < localHead || local.readUInt32LE(0) !== localSign) throw new ZipRefused('broken')
  const [nameBytes, extra] = [local.readUInt16LE(26), local.readUInt16LE(28)]
  const at = head + localHead + nameBytes + extra
  if (at > end) throw new ZipRefused('broken')
  const said = await read(source, head + localHead, head + localHead + nameBytes)
  if (decode(said) !== name) throw new ZipRefused('strange')
  if (local.readUInt16LE(6) & 1) throw new ZipRefused('locked')
  return at
}

function ensureNotTooMuch(listed: readonly Listed[]): void {
  const bytes = listed.reduce((sum, one) => sum + one.bytes, 0)
  const packed = listed.reduce((sum, one) => sum + one.packed, 0)
  if (bytes > zipLimits.bytes) throw new ZipRefused('too-much')
  if (bytes > zipLimits.smallAnyway && bytes > packed * zipLimits.ratio) throw new ZipRefused('too-much')
}

/** Each once, whatever the letters' case, and none that leads elsewhere. */
function ensureGoodNames(names: readonly string[]): void {
  const seen = new Set(names.map((name) => name.normalize('NFC').toLowerCase()))
  const isGood = (name: string) =>
    name.length > 0 &&
    name.length <= 300 &&
    !/[\\:\p{Cc}]/u.test(name) &&
    name
      .replace(/\/$/, '')
      .split('/')
      .every((part) => part !== '' && part !== '.' && part !== '..')
  if (seen.size !== names.length || !names.every(isGood)) throw new ZipRefused('bad-names')
}

/** ASCII, or UTF-8 as every program of today writes it. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new ZipRefused('bad-names', { cause })
  }
}

async function read(source: Source, from: number, to: number): Promise<Buffer> {
  if (from < 0 || to < from || to > source.bytes || to - from > 20 * 1024 * 1024)
    throw new ZipRefused('broken')
  const pieces: Uint8Array[] = []
  for await (const piece of source.part(from, to)) pieces.push(piece)
  return Buffer.concat(pieces)
}
