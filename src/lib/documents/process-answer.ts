import type { FileProblem, SafeFile, SafeOrNot } from './safe-file.ts'

type Head = { problem: FileProblem } | { type: SafeFile['type']; bytes: number; thumbnail: number }

const lengthBytes = 4 // of the head, before it

/** How an answer travels from one process to another: a head in JSON with its length before it, then bytes. */
export function packAnswer(answer: SafeOrNot): Buffer {
  const parts = 'problem' in answer ? [] : [answer.bytes, answer.thumbnail ?? new Uint8Array()]
  const head: Head =
    'problem' in answer
      ? answer
      : { type: answer.type, bytes: answer.bytes.length, thumbnail: answer.thumbnail?.length ?? 0 }
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(json.length)
  return Buffer.concat([length, json, ...parts])
}

/** @returns null for an answer that is not whole: the process was killed */
export function unpackAnswer(packed: Buffer): SafeOrNot | null {
  if (packed.length < lengthBytes) return null
  const start = lengthBytes + packed.readUInt32BE(0)
  if (packed.length < start) return null
  const head = JSON.parse(packed.toString('utf8', lengthBytes, start)) as Head
  if ('problem' in head) return head
  const end = start + head.bytes
  if (packed.length !== end + head.thumbnail) return null
  return {
    type: head.type,
    bytes: packed.subarray(start, end),
    thumbnail: head.thumbnail > 0 ? packed.subarray(end) : null
  }
}
