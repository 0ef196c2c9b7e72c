import { setImmediate as breathe } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { Zip, ZipDeflate, type ZipInputFile } from 'fflate'

/** A file in the zip whose bytes are small when deflated, such as text. */
export interface TextEntry {
  readonly name: string
  readonly pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>
}

/** A file in the zip that is small already, such as a picture, with its size in bytes. */
export interface FileEntry {
  readonly name: string
  readonly bytes: number
  readonly open: () => Promise<AsyncIterable<Uint8Array>>
}

/** A zip whose size is known before its files are read. */
export interface ZipOut {
  readonly bytes: number
  readonly chunks: AsyncIterable<Uint8Array>
}

/**
 * Makes a zip. The texts are deflated at once and held so; the files are read, one after the other, only while
 * somebody takes the chunks, and as fast as they do. Test: `zip-out.test.ts`.
 *
 * @param at when it is made: ms UTC
 */
export async function zipOut(
  texts: Iterable<TextEntry> | AsyncIterable<TextEntry>,
  files: readonly FileEntry[],
  at: number
): Promise<ZipOut> {
  let made: Uint8Array[] = []
  const zip = new Zip((problem, chunk) => {
    if (problem) throw problem
    made.push(chunk)
  })
  let central = 0
  for await (const { name, pieces } of texts) {
    const entry = Object.assign(new ZipDeflate(name, { level: 6 }), { mtime: at })
    zip.add(entry)
    for await (const piece of pieces) {
      entry.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
      await breathe() // the database answers at once, so nobody else would be served meanwhile
    }
    entry.push(new Uint8Array(), true)
    central += centralSize(name)
  }
  const head = made
  made = []
  const taken = () => made.splice(0)
  async function* chunks(): AsyncGenerator<Uint8Array> {
    while (head.length > 0) yield head.shift()! // it is not empty
    for (const file of files) {
      const entry = new Unpacked(file.name, at)
      zip.add(entry)
      for await (const block of inBlocks(await file.open())) {
        entry.push(block)
        yield* taken()
      }
      entry.end()
      yield* taken()
    }
    zip.end()
    yield* taken()
  }
  const ofHead = head.reduce((sum, { length }) => sum + length, 0)
  const ofFiles = files.reduce((sum, file) => sum + entrySize(file) + centralSize(file.name), 0)
  return { bytes: ofHead + ofFiles + central + endSize, chunks: chunks() }
}

/** Bytes of each block; a deflated block that is not packed may hold 65,535. */
const blockSize = 32 * 1024
const blockHead = 5 // bytes
const [localHead, centralHead, descriptor, endSize] = [30, 46, 16, 22] // bytes; APPNOTE.TXT 4.3

const nameSize = (name: string) => Buffer.byteLength(name)
const centralSize = (name: string) => centralHead + nameSize(name)

function entrySize({ name, bytes }: FileEntry): number {
  const blocks = Math.ceil(bytes / blockSize) + 1 // the last one is empty
  return localHead + nameSize(name) + bytes + blocks * blockHead + descriptor
}

/**
 * Deflate without packing (RFC 1951, 3.2.4): its size follows from the size of the file, and every program
 * opens it, which is not so for "stored" when the size comes after the bytes.
 */
class Unpacked implements ZipInputFile {
  readonly filename: string
  readonly mtime: number
  readonly compression = 8
  readonly flag = 0
  size = 0
  crc = 0
  /** Set by the zip that it is added to. */
  ondata: NonNullable<ZipInputFile['ondata']> = () => undefined

  constructor(name: string, at: number) {
    this.filename = name
    this.mtime = at
  }

  push(block: Uint8Array): void {
    this.size += block.length
    this.crc = crc32(block, this.crc)
    this.emit(block, false)
  }

  end(): void {
    this.emit(new Uint8Array(), true)
  }

  private emit(block: Uint8Array, last: boolean): void {
    const out = Buffer.alloc(blockHead + block.length)
    out[0] = last ? 1 : 0
    out.writeUInt16LE(block.length, 1)
    out.writeUInt16LE(block.length ^ 0xffff, 3)
    out.set(block, blockHead)
    this.ondata(null, out, last)
  }
}

/** The same bytes in blocks of one size; the last may be shorter. */
async function* inBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting = Buffer.alloc(0)
  for await (const chunk of chunks) {
    waiting = waiting.length === 0 ? Buffer.from(chunk) : Buffer.concat([waiting, chunk])
    let from = 0
    for (; waiting.length - from >= blockSize; from += blockSize)
      yield waiting.subarray(from, from + blockSize)
    waiting = waiting.subarray(from)
  }
  if (waiting.length > 0) yield waiting
}
