/**
 * The chain of history rows: how a row is written as bytes, and how a chain is checked. Pure, so that
 * the server, the command and the person's own browser check with the same lines.
 */

/** What happened. Sealed in the database; it holds no value of the record. */
export interface HistoryDetail {
  readonly what: HistoryEvent
  readonly actor: HistoryActor
  readonly allowed: boolean
  readonly consent: string | null
  readonly purpose: string | null
  /** Names of sections, sorted. */
  readonly sections: readonly string[]
  /** The words a worker gave for taking over; else null. */
  readonly reason: string | null
  /** Whom it was with or about, when that is not the actor; absent in rows that need none. */
  readonly party?: HistoryParty
  /** 128 random bits, base64url, so that a commitment cannot be guessed at. */
  readonly salt: string
}

export const historyEvents = [
  'looked',
  'gave',
  'stopped',
  'paused',
  'resumed',
  'kept-going',
  'replaced',
  'ended',
  'paused-everything',
  'resumed-everything',
  'took-on',
  'took-over',
  /** A service asked to see something; the next three answer or end that question. */
  'asked',
  'refused',
  'left-for-now',
  'took-back-request',
  /** They go on seeing the version of that day. */
  'froze',
  /** An address became secret, so that it left what is shared. */
  'narrowed',
  'blocked',
  'unblocked',
  'changed',
  'renewed',
  'suggested',
  'accepted-suggestion',
  'declined-suggestion',
  'complained',
  'invited',
  'confirmed-supporter',
  /** Whoever was invited said no. */
  'supporter-refused',
  'ended-supporter',
  /** An organisation was told that sharing ended, and what it answered. */
  'told-service',
  'service-answered'
] as const
export type HistoryEvent = (typeof historyEvents)[number]

export type HistoryActor =
  | { readonly kind: 'person' }
  | { readonly kind: 'waymark' }
  | { readonly kind: 'steward' }
  | HistoryWorker
  | HistorySupporter

export type HistoryParty =
  | { readonly kind: 'organisation'; readonly organisationId: string; readonly organisation: string }
  | HistoryWorker
  | HistorySupporter

interface HistoryWorker {
  readonly kind: 'worker'
  readonly accountId: string
  readonly name: string
  readonly organisationId: string
  readonly organisation: string
}

interface HistorySupporter {
  readonly kind: 'supporter'
  readonly supporterId: string
  /** What the person calls them. */
  readonly name: string
}

/** One row of a chain. `at` is ms UTC; the hashes are 32 bytes. */
export interface ChainRow {
  readonly seq: number
  readonly at: number
  readonly commitment: Uint8Array
  readonly prevHash: Uint8Array
  readonly hash: Uint8Array
  /** Null when it was erased with the person's yes taken back. */
  readonly detail: HistoryDetail | null
  readonly erased: boolean
}

export type Sha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>

/** The hash before the first row. */
export const genesis = new Uint8Array(32)

export type ChainFault = 'order' | 'time' | 'link' | 'hash' | 'detail' | 'detail-missing'

/**
 * Checks a whole chain, oldest first, and names the first row that does not fit.
 * Tests: `rules.test.ts` (edited, deleted, swapped, doubled, spliced and cut rows).
 *
 * A chain cut at its end still verifies: only a checkpoint that the person holds shows that.
 */
export async function verifyChain(
  chainId: string,
  rows: Iterable<ChainRow> | AsyncIterable<ChainRow>,
  sha256: Sha256
): Promise<{ ok: true; rows: number; head: Uint8Array } | { ok: false; seq: number; fault: ChainFault }> {
  let previous: Uint8Array = genesis
  let count = 0
  let lastAt = 0
  for await (const row of rows) {
    const fault = await faultOf(chainId, row, { seq: count + 1, previous, lastAt }, sha256)
    if (fault) return { ok: false, seq: count + 1, fault }
    previous = row.hash
    lastAt = row.at
    count += 1
  }
  return { ok: true, rows: count, head: previous }
}

async function faultOf(
  chainId: string,
  row: ChainRow,
  expected: { seq: number; previous: Uint8Array; lastAt: number },
  sha256: Sha256
): Promise<ChainFault | null> {
  if (row.seq !== expected.seq) return 'order'
  if (row.at < expected.lastAt) return 'time'
  if (!sameBytes(row.prevHash, expected.previous)) return 'link'
  if (!sameBytes(row.hash, await sha256(rowBytes(chainId, row)))) return 'hash'
  if (row.detail === null) return row.erased ? null : 'detail-missing'
  return sameBytes(row.commitment, await sha256(detailBytes(row.detail))) ? null : 'detail'
}

const encoder = new TextEncoder()
const format = encoder.encode('waymark-history-1\0')

/**
 * The bytes whose SHA-256 is a row's hash: format, length and text of the chain's id, number and time as
 * 64-bit big-endian, commitment, previous hash. Every field has a fixed place, so no two rows share bytes.
 */
export function rowBytes(
  chainId: string,
  row: Pick<ChainRow, 'seq' | 'at' | 'commitment' | 'prevHash'>
): Uint8Array {
  const id = encoder.encode(chainId)
  const bytes = new Uint8Array(format.length + 4 + id.length + 16 + 64)
  const view = new DataView(bytes.buffer)
  bytes.set(format, 0)
  let at = format.length
  view.setUint32(at, id.length)
  bytes.set(id, (at += 4))
  view.setBigUint64((at += id.length), BigInt(row.seq))
  view.setBigUint64((at += 8), BigInt(row.at))
  bytes.set(row.commitment, (at += 8))
  bytes.set(row.prevHash, at + 32)
  return bytes
}

/** The bytes whose SHA-256 is the commitment: JSON with keys in one order (RFC 8785 for these shapes). */
export function detailBytes(detail: HistoryDetail): Uint8Array {
  return encoder.encode(canonicalJson(detail))
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const parts: string[] = []
  // Without a function of ours, `sort` compares code units, as RFC 8785 asks.
  for (const key of Object.keys(value).sort()) {
    parts.push(`${JSON.stringify(key)}:${canonicalJson((value as Record<string, unknown>)[key])}`)
  }
  return `{${parts.join(',')}}`
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
