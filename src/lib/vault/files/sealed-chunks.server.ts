import { seal, unseal, type DataKey } from '#lib/vault/seal.server.ts'

/** Bytes of a file in each chunk; the last one may be shorter, and an empty file has one empty chunk. */
export const chunkSize = 64 * 1024

const sealLength = 29 // bytes that a seal adds (`seal.server.ts`)

/** Size of a full chunk on the disk. */
export const sealedChunkSize = chunkSize + sealLength

/** Which file of whom. */
export interface FilePlace {
  readonly personId: string
  readonly fileId: string
}

/**
 * Seals bytes in chunks as they come, so that a file of any size takes little memory. Each chunk is bound to
 * its person, file and number, and to whether it is the last: chunks that are cut off, swapped, or moved
 * from elsewhere do not open. Test: `sealed-chunks.test.ts`.
 */
export async function* sealChunks(
  key: DataKey,
  place: FilePlace,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  let number = 0
  for await (const part of bytes) {
    waiting.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength))
    size += part.byteLength
    if (size <= chunkSize) continue // what is full may be the last one
    const all = Buffer.concat(waiting)
    let from = 0
    for (; size - from > chunkSize; from += chunkSize) {
      yield sealChunk(key, place, number++, false, all.subarray(from, from + chunkSize))
    }
    waiting = [Buffer.from(all.subarray(from))]
    size -= from
  }
  yield sealChunk(key, place, number, true, Buffer.concat(waiting))
}

function sealChunk(key: DataKey, place: FilePlace, number: number, last: boolean, plain: Uint8Array): Buffer {
  return seal(key, chunkPlace(place, number, last), plain)
}

/** Opens one chunk. @throws SealBroken when it is not exactly this one */
export function openChunk(
  key: DataKey,
  place: FilePlace,
  number: number,
  last: boolean,
  sealed: Uint8Array
): Buffer {
  return unseal(key, chunkPlace(place, number, last), sealed)
}

/** Seals the small picture of a file: one piece. */
export function sealThumbnail(key: DataKey, { personId, fileId }: FilePlace, plain: Uint8Array): Buffer {
  return seal(key, [personId, 'thumbnail', fileId], plain)
}

/** @throws SealBroken when it is not of exactly this file */
export function openSealedThumbnail(
  key: DataKey,
  { personId, fileId }: FilePlace,
  sealed: Uint8Array
): Buffer {
  return unseal(key, [personId, 'thumbnail', fileId], sealed)
}

/** Size on the disk of a file with so many bytes. */
export function sealedSize(bytes: number): number {
  return bytes + chunkCount(bytes) * sealLength
}

/** Chunks of a file with so many bytes: one at least. */
export function chunkCount(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / chunkSize))
}

function chunkPlace({ personId, fileId }: FilePlace, number: number, last: boolean): (string | number)[] {
  return [personId, 'file', fileId, number, last ? 'last' : 'more']
}
