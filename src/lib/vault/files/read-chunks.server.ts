import { open } from 'node:fs/promises'
import type { DataKey } from '#lib/vault/seal.server.ts'
import {
  chunkCount,
  chunkSize,
  openChunk,
  sealedChunkSize,
  sealedSize,
  type FilePlace
} from './sealed-chunks.server.ts'

/**
 * Opens bytes from `from` up to, not including, `to` of a sealed file, chunk by chunk.
 *
 * @param bytes size of the whole file before it was sealed
 * @throws SealBroken at the first chunk that is not what was sealed there
 */
export async function* readChunks(
  path: string,
  key: DataKey,
  place: FilePlace,
  bytes: number,
  from = 0,
  to = bytes
): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r')
  try {
    const last = chunkCount(bytes) - 1
    const isWhole = (await handle.stat()).size === sealedSize(bytes)
    for (let number = Math.floor(from / chunkSize); number <= last; number++) {
      const start = number * chunkSize
      if (start >= to && number > 0) break
      const sealed = Buffer.allocUnsafe(sealedChunkSize)
      const { bytesRead } = await handle.read(sealed, 0, sealedChunkSize, number * sealedChunkSize)
      const found = isWhole ? sealed.subarray(0, bytesRead) : sealed.subarray(0, 0)
      const plain = openChunk(key, place, number, number === last, found)
      yield plain.subarray(Math.max(0, from - start), Math.min(plain.length, to - start))
    }
  } finally {
    await handle.close()
  }
}
