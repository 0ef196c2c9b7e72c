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
  /** A worker opened a photo or a paper. */
  'opened-file',
  /** A worker said that they saw a document. */
  'saw-paper',
  'complained',
  'invited',
  'confirmed-supporter',
  /** Whoever was invited said no. */
  'supporter-refused',
  'supporter-left',
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

export interface HistoryWorker {
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

/** How far a check has come: the last row that fits. `at` is ms UTC. */
export interface ChainLink {
  readonly seq: number
  readonly at: number
  readonly hash: Uint8Array
}

/** Before the first row. */
export const noRows: ChainLink = { seq: 0, at: 0, hash: genesis }

export type ChainVerdict =
  | { readonly ok: true; readonly rows: number; readonly head: Uint8Array }
  | { readonly ok: false; readonly seq: number; readonly fault: ChainFault }

/**
 * Checks a whole chain, oldest first, and names the first row that does not fit.
 * Tests: `rules.test.ts`, `forgery.test.ts` (edited, deleted, swapped, doubled, spliced and cut rows).
 *
 * A chain cut at its end still verifies: only a checkpoint that the person holds shows that.
 *
 * @param onRows is told after each few hundred rows how many were looked at
 */
export async function verifyChain(
  chainId: string,
  rows: Iterable<ChainRow> | AsyncIterable<ChainRow>,
  sha256: Sha256,
  onRows: (count: number) => void = () => undefined
): Promise<ChainVerdict> {
  const bytesOf = rowEncoder(chainId)
  let last = noRows
  for await (const some of inHundreds(rows)) {
    const hashes = await Promise.all(
      some.map((row) =>
        Promise.all([sha256(bytesOf(row)), row.detail === null ? null : sha256(detailBytes(row.detail))])
      )
    )
    for (const [i, row] of some.entries()) {
      const [rowHash, detailHash] = hashes[i]! // as many
      const fault = faultOf(row, last, rowHash, detailHash ?? (row.erased ? 'erased' : 'missing'))
      if (fault) return { ok: false, seq: last.seq + 1, fault }
      last = row
    }
    onRows(last.seq)
  }
  return { ok: true, rows: last.seq, head: last.hash }
}

/** Digests of a few hundred rows are on their way at once: a browser answers each one only later. */
async function* inHundreds<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
  let some: T[] = []
  for await (const row of rows) {
    some.push(row)
    if (some.length < 400) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/**
 * What is wrong with one row after `last`, or null.
 *
 * @param rowHash SHA-256 of the row's own bytes (`rowEncoder`)
 * @param detail SHA-256 of what the row says, or why there is nothing to hash
 */
export function faultOf(
  row: Pick<ChainRow, 'seq' | 'at' | 'commitment' | 'prevHash' | 'hash'>,
  last: ChainLink,
  rowHash: Uint8Array,
  detail: Uint8Array | 'erased' | 'missing'
): ChainFault | null {
  if (row.seq !== last.seq + 1) return 'order'
  if (!Number.isSafeInteger(row.at) || row.at < last.at) return 'time'
  if (!sameBytes(row.prevHash, last.hash)) return 'link'
  if (!sameBytes(row.hash, rowHash)) return 'hash'
  if (detail === 'missing') return 'detail-missing'
  return detail === 'erased' || sameBytes(row.commitment, detail) ? null : 'detail'
}

const encoder = new TextEncoder()
const format = encoder.encode('waymark-history-1\0')

/**
 * The bytes whose SHA-256 is a row's hash: format, length and text of the chain's id, number and time as
 * 64-bit big-endian, commitment, previous hash. Every field has a fixed place, so no two rows share bytes.
 * Made once for a chain, because the first part is the same in all of its rows.
 */
export function rowEncoder(
  chainId: string
): (row: Pick<ChainRow, 'seq' | 'at' | 'commitment' | 'prevHash'>) => Uint8Array {
  const id = encoder.encode(chainId)
  const start = format.length + 4 + id.length
  const common = new Uint8Array(start + 16 + 64)
  common.set(format, 0)
  new DataView(common.buffer).setUint32(format.length, id.length)
  common.set(id, format.length + 4)
  return (row) => {
    const bytes = common.slice()
    setUint64(bytes, start, row.seq)
    setUint64(bytes, start + 8, row.at)
    bytes.set(row.commitment, start + 16)
    bytes.set(row.prevHash, start + 48)
    return bytes
  }
}

export function rowBytes(chainId: string, row: Parameters<ReturnType<typeof rowEncoder>>[0]): Uint8Array {
  return rowEncoder(chainId)(row)
}

/** A whole number up to 2^53, big-endian. */
export function setUint64(bytes: Uint8Array, at: number, value: number): void {
  let rest = value
  for (let i = at + 7; i >= at; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
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

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
