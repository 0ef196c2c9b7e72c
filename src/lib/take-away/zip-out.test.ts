import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zipOut, type FileEntry } from './zip-out.ts'

const file = (name: string, bytes: Buffer, piece = 65_536): FileEntry => ({
  name,
  bytes: bytes.length,
  open: async () =>
    (async function* () {
      for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece)
    })()
})

describe('a zip', () => {
  it('is as long as it says before a file was read, whatever is in it', async () => {
    for (const size of [0, 1, 32_767, 32_768, 32_769, 65_536, 200_001]) {
      const bytes = Buffer.alloc(size, 'abc')
      const zip = await zipOut(
        [{ name: 'é.txt', pieces: ['one ', 'two'] }],
        [file('files/1 ж.bin', bytes), file('files/2.bin', bytes, 1000)],
        Date.UTC(2026, 5, 2)
      )
      const all = Buffer.concat(await Array.fromAsync(zip.chunks))
      expect(all.length, String(size)).toBe(zip.bytes)
      const opened = unzipSync(all)
      expect(Buffer.from(opened['é.txt']!).toString()).toBe('one two')
      expect(Buffer.from(opened['files/1 ж.bin']!).equals(bytes)).toBe(true)
      expect(Buffer.from(opened['files/2.bin']!).equals(bytes)).toBe(true)
    }
  })

  it('reads no file before somebody takes it, and fails with what a file fails with', async () => {
    let opened = 0
    const open = async () => {
      opened += 1
      throw new Error('gone')
    }
    const zip = await zipOut([{ name: 'a', pieces: ['a'] }], [{ name: 'b', bytes: 3, open }], 0 + 1e12)
    expect(opened).toBe(0)
    await expect(Array.fromAsync(zip.chunks)).rejects.toThrow('gone')
  })
})
