import { createHash } from 'node:crypto'

/** Our namespace for ids that the standard wants and we do not keep. */
const namespace = Buffer.from('8f0c5c1e6d2b4b7c9a3e52f1d07b64aa', 'hex')

/**
 * The same UUID for the same parts, on every machine (version 5, RFC 9562). The parts are ids and positions,
 * never an address: what is hidden must not be guessable from an id.
 */
export function uuidOf(...parts: readonly (string | number)[]): string {
  const bytes = createHash('sha1').update(namespace).update(parts.join('\n')).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50 // all sixteen are there
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
