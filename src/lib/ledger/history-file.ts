import {
  isChainId,
  isHash,
  isInstant,
  isObject,
  isWhole,
  parseCheckpoint,
  parsePublicKey,
  type Checkpoint,
  type PublicKey
} from './checkpoint-rules.ts'
import type { ChainRow, HistoryDetail } from './rules.ts'

/** The exported file: hashes as lower-case hex, instants as ms UTC. `waymark-history-1` had no signature. */
export interface HistoryFile extends Signed {
  readonly format: 'waymark-history-2'
  /** Id of the chain; it is bound into every hash. */
  readonly chain: string
  readonly rows: readonly {
    readonly seq: number
    readonly at: number
    readonly commitment: string
    readonly prevHash: string
    readonly hash: string
    readonly detail: HistoryDetail | null
    readonly erased: boolean
  }[]
}

/** How the chain stood when the file was made, and the key that it was signed with. */
export interface Signed {
  readonly checkpoint: Checkpoint
  readonly publicKey: PublicKey
}

export interface ReadHistory {
  readonly chain: string
  readonly rows: readonly ChainRow[]
  /** Null in a file of the first format. */
  readonly signed: Signed | null
}

export function toFile(chain: string, rows: readonly ChainRow[], signed: Signed): HistoryFile {
  return {
    format: 'waymark-history-2',
    chain,
    ...signed,
    rows: rows.map((row) => ({
      ...row,
      commitment: toHex(row.commitment),
      prevHash: toHex(row.prevHash),
      hash: toHex(row.hash)
    }))
  }
}

/** Reads what may be anything: null when it is no history of Waymark. It says nothing yet of its truth. */
export function parseHistoryFile(value: unknown): ReadHistory | null {
  if (!isObject(value) || !isChainId(value.chain) || !Array.isArray(value.rows)) return null
  const signed = signedOf(value)
  if (signed === undefined) return null
  const rows: ChainRow[] = []
  for (const raw of value.rows as unknown[]) {
    const row = parseRow(raw)
    if (!row) return null
    rows.push(row)
  }
  return { chain: value.chain, rows, signed }
}

function signedOf(value: Record<string, unknown>): Signed | null | undefined {
  if (value.format === 'waymark-history-1') return null
  if (value.format !== 'waymark-history-2') return undefined
  const checkpoint = parseCheckpoint(value.checkpoint)
  const publicKey = parsePublicKey(value.publicKey)
  return checkpoint && publicKey ? { checkpoint, publicKey } : undefined
}

function parseRow(value: unknown): ChainRow | null {
  if (!isObject(value)) return null
  const { seq, at, commitment, prevHash, hash, detail, erased } = value
  if (!isWhole(seq) || !isInstant(at) || typeof erased !== 'boolean') return null
  if (!isHash(commitment) || !isHash(prevHash) || !isHash(hash)) return null
  if (detail !== null && (!isObject(detail) || !isShallow(detail))) return null
  return {
    seq,
    at,
    commitment: fromHex(commitment),
    prevHash: fromHex(prevHash),
    hash: fromHex(hash),
    // Its shape is its writer's; nothing but its hash is looked at.
    detail: detail as HistoryDetail | null,
    erased
  }
}

/** No deeper than `most`: what follows walks it by calling itself. */
export function isShallow(value: unknown, most = 10): boolean {
  if (typeof value !== 'object' || value === null) return true
  return most > 0 && Object.values(value).every((inner) => isShallow(inner, most - 1))
}

export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}
