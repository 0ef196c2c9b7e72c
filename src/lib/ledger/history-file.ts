import type { ChainRow, HistoryDetail } from './rules.ts'

/** The exported file: hashes as lower-case hex, instants as ms UTC. */
export interface HistoryFile {
  readonly format: 'waymark-history-1'
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

export function toFile(chain: string, rows: readonly ChainRow[]): HistoryFile {
  return {
    format: 'waymark-history-1',
    chain,
    rows: rows.map((row) => ({
      ...row,
      commitment: toHex(row.commitment),
      prevHash: toHex(row.prevHash),
      hash: toHex(row.hash)
    }))
  }
}

export function fromFile(file: HistoryFile): ChainRow[] {
  return file.rows.map((row) => ({
    ...row,
    commitment: fromHex(row.commitment),
    prevHash: fromHex(row.prevHash),
    hash: fromHex(row.hash)
  }))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}
